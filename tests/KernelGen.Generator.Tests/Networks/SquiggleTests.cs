using System.Linq;
using System.Threading.Tasks;
using KernelGen.Generator.Tests.Harness;
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
    public async Task APlaceIsFoundByNameAndByPosition(string attributes, string place)
    {
        var found = await Program.Of(Nets.Class(attributes)).Analyze();
        Assert.Equal([place], found.Select(Program.TextAt));
    }

    [Fact]
    public async Task EqualAttributesAreToldApart()
    {
        var source = Nets.Class("[Network(1, 9, 9), Conv2D(8, 5), Conv2D(8, 5), Conv2D(8, 5)]");
        var diagnostic = Assert.Single(await Program.Of(source).Analyze());
        Assert.Equal(source.LastIndexOf("5)]", System.StringComparison.Ordinal), diagnostic.Location.SourceSpan.Start);
    }

    [Fact]
    public async Task OnSeveralListsTheOrderOfTheSourceHolds()
    {
        var program = Program.Of(Nets.Class("[Flatten]\n[Network(2, 3, 4)]\n// the head\n[Linear(5), ReLU]\n[Linear(6)]"));
        Assert.Empty(await program.Analyze());
        Assert.Contains("LayerLengths => [24, 5, 5, 6];", program.Files.Values.Single(), System.StringComparison.Ordinal);
    }
}
