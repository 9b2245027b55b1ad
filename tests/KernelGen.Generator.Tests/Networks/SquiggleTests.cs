using System.Linq;
using System.Threading.Tasks;
using KernelGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KernelGen.Generator.Tests.Networks;

/// <summary>However an argument is written, the squiggle stands under it, in that layer's attribute and no other.</summary>
public sealed class SquiggleTests
{
    [Theory]
    [InlineData("[Network(1, 4, 4), Conv2D(8, 5)]", "5")]
    [InlineData("[Network(1, 4, 4), Conv2D(8, kernelSize: 5)]", "kernelSize: 5")]
    [InlineData("[Network(1, 4, 4), Conv2D(kernelSize: 5, outChannels: 8)]", "kernelSize: 5")]
    [InlineData("[Network(1, 4, 4), Conv2D(kernelSize: 3, outChannels: 0)]", "outChannels: 0")]
    [InlineData("[Network(1, 4, 4), Conv2D(8, KernelWidth = 5, KernelHeight = 1)]", "KernelWidth = 5")]
    [InlineData("[Network(width: 4, height: 0, channels: 1), ReLU]", "height: 0")]
    [InlineData("[Network(1, 9, 9), Conv2D(8, 3), Conv2D(8, 3), Conv2D(8, 3), Conv2D(8, 3, Stride = 2 + 3 * 1000)]", "Stride = 2 + 3 * 1000")]
    [InlineData("[Network(3, 4, 4, Mean = new double[] { 1, 2 }), ReLU]", "Mean = new double[] { 1, 2 }")]
    [InlineData("[Network(3, 4, 4, Mean = [1, 2]), ReLU]", "Mean = [1, 2]")]
    [InlineData("[Network(3, 4, 4, Mean = [1, 2.5 / 0, 3]), ReLU]", "2.5 / 0")]
    [InlineData("[Network(3, 4, 4, Deviation = new double[] { 0 * 7 }), ReLU]", "0 * 7")]
    [InlineData("[Network(1, 4, 4)] [Conv2D(8, 3)] [Conv2D(8, 3)]", "3")]
    public async Task A_place_is_found_by_name_and_by_position(string attributes, string place)
    {
        var found = await Program.Of(Nets.Class(attributes)).Analyze();
        Assert.Equal([place], found.Select(Program.TextAt));
    }

    [Fact]
    public async Task Equal_attributes_are_distinguished()
    {
        var source = Nets.Class("[Network(1, 9, 9), Conv2D(8, 5), Conv2D(8, 5), Conv2D(8, 5)]");
        var diagnostic = Assert.Single(await Program.Of(source).Analyze());
        Assert.Equal(source.LastIndexOf("5)]", System.StringComparison.Ordinal), diagnostic.Location.SourceSpan.Start);
    }

    /// <summary>A window larger than any picture, and one beside the flattened features: one error, in that layer and nowhere else.</summary>
    [Fact]
    public async Task A_shape_error_is_reported_at_its_layer_at_every_position()
    {
        string[] layers =
        [
            "Conv2D(8, 3, Padding = 1)", "ReLU", "MaxPool2D(2)", "Conv2D(16, 3, Padding = 1)", "BatchNorm2D", "ReLU", "MaxPool2D(2)",
            "ConvTranspose2D(8, 2, Stride = 2)", "Conv2D(16, 3, Padding = 1, Groups = 8)", "GlobalAvgPool2D", "Flatten", "Linear(10)", "Softmax",
        ];
        foreach (var wrong in new[] { "Conv2D(8, 99)", "MaxPool2D(77)", "Add(\"nobody\")" })
            for (var position = 0; position <= layers.Length; position++)
            {
                var source = Nets.Class($"[Network(3, 16, 16)]\n[{string.Join(", ", layers[..position].Append(wrong).Concat(layers[position..]))}]");
                var found = await Program.Of(source).Analyze();
                var error = Assert.Single(found, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
                var start = source.IndexOf(wrong, System.StringComparison.Ordinal);
                Assert.InRange(error.Location.SourceSpan.Start, start, start + wrong.Length - 1);
                Assert.InRange(error.Location.SourceSpan.End, start + 1, start + wrong.Length);
            }
    }

    [Fact]
    public async Task Over_several_attribute_lists_the_order_of_the_source_holds()
    {
        var program = Program.Of(Nets.Class("[Flatten]\n[Network(2, 3, 4)]\n// the head\n[Linear(5), ReLU]\n[Linear(6)]"));
        Assert.Empty(await program.Analyze());
        Assert.Contains("LayerLengths => [24, 5, 5, 6];", program.Files.Values.Single(), System.StringComparison.Ordinal);
    }
}
