using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using KernelGen.Generator.Tests.Harness;
using Xunit;

namespace KernelGen.Generator.Tests.Networks;

/// <summary>A fused layer: a static partial method that takes what its layers need, in one order.</summary>
public sealed class LayerMethodTests
{
    private const string Full = "(ReadOnlySpan<float> input, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> output)";
    private const string NoBias = "(ReadOnlySpan<float> input, ReadOnlySpan<float> weight, Span<float> output)";
    private const string Bare = "(ReadOnlySpan<float> input, Span<float> output)";

    [Theory]
    [InlineData("Layer(3, 8, 8), Conv2D(4, 3), ReLU, MaxPool2D(2)", Full)]
    [InlineData("Layer(3, 8, 8), Conv2D(4, 3, Bias = false), ReLU6", NoBias)]
    [InlineData("Layer(3, 8, 8), ConvTranspose2D(4, 3)", "(this scoped ReadOnlySpan<float> input, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> output)")]
    [InlineData("Layer(3, 8), Conv1D(4, 3), GELU", Full)]
    [InlineData("Layer(8), Linear(4), Softmax", Full)]
    [InlineData("Layer(3, 8, 8), Flatten, Linear(4)", Full)]
    [InlineData("Layer(3, 8, 8), MaxPool2D(2), ReLU", Bare)]
    [InlineData("Layer(3, 8, 8), GlobalAvgPool2D", Bare)]
    public async Task A_fused_layer_is_accepted(string attributes, string parameters) =>
        Assert.Empty(await Program.Of(Program.Class($"[{attributes}] public static partial void A{parameters};")).Analyze());

    [Theory]
    [InlineData("KG1003", "Layer(3, 8, 8), Conv2D(4, 3)", NoBias, NoBias, "Conv2D has a weight and a bias, so they must be " + Full)]
    [InlineData("KG1003", "Layer(3, 8, 8), Conv2D(4, 3, Bias = false)", Full, Full, "Conv2D has a weight and no bias, so they must be " + NoBias)]
    [InlineData("KG1003", "Layer(3, 8, 8), MaxPool2D(2)", Full, Full, "they have no weights, so they must be " + Bare)]
    [InlineData("KG1003", "Layer(3, 8, 8), MaxPool2D(2)", "(ReadOnlySpan<byte> input, Span<float> output)", "(ReadOnlySpan<byte> input, Span<float> output)", Bare)]
    [InlineData("KG1003", "Layer(3, 8, 8), MaxPool2D(2)", "(in ReadOnlySpan<float> input, Span<float> output)", "(in ReadOnlySpan<float> input, Span<float> output)", Bare)]
    [InlineData("KG2007", "Layer(3, 8, 8), Conv2D(4, 3), Conv2D(4, 3, Stride = 1)", Full, "Conv2D(4, 3, Stride = 1)", "one layer with weights, and Conv2D is one")]
    [InlineData("KG2007", "Layer(3, 8, 8), ReLU, Conv2D(4, 3)", Full, "Conv2D(4, 3)", "begins with the layer that has weights, and ReLU comes before it")]
    [InlineData("KG2007", "Layer(3, 8, 8), Conv2D(4, 3), BatchNorm2D", Full, "BatchNorm2D", "use a [Network] class")]
    [InlineData("KG2007", "Layer(3, 8, 8), ReLU(As = \"a\"), ReLU(From = \"a\")", Bare, "ReLU(From = \"a\")", "follow one another")]
    [InlineData("KG2007", "Layer(3, 8, 8), ReLU(As = \"a\"), Add(\"a\")", Bare, "Add(\"a\")", "use a [Network] class")]
    [InlineData("KG2007", "Layer(3, 8, 8), Linear(4)", Full, "Linear(4)", "it would be 192 features")]
    [InlineData("KG2007", "Layer(3, 8, 8)", Bare, "Layer(3, 8, 8)", "No layer follows the input of 'Filters.A'; write layer attributes after [Layer]")]
    [InlineData("KG2002", "Layer(3, 8, 8), Conv2D(4, 3), MaxPool2D(7)", Full, "7", "MaxPool2D over a (4,6,6) tensor has no output")]
    [InlineData("KG1008", "Layer(3, 8, 0), Conv2D(4, 3)", Full, "0", "has 0 columns")]
    public async Task A_mistake_is_reported_at_its_place(string id, string attributes, string parameters, string place, string words)
    {
        var program = Program.Of(Program.Class($"[{attributes}] public static partial void A{parameters};"));
        Assert.Null(program.GeneratorException);
        Assert.True(program.CompilerDiagnostics.Count == 0, string.Join("\n", program.CompilerDiagnostics));
        var diagnostic = Assert.Single(await program.Analyze());
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(place, Program.TextAt(diagnostic));
        Assert.Contains(words, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Contains($"\\n{id}: ", program.Files["Demo.Filters.A.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KG1001", "public partial class C { [Layer(8), ReLU] public partial void A(ReadOnlySpan<float> input, Span<float> output); }", "'C.A' is not static; [Layer] completes")]
    [InlineData("KG1001", "public partial class C { [Layer(8), ReLU] public static void A(ReadOnlySpan<float> input, Span<float> output) { } }", "is not partial and has a body")]
    [InlineData("KG1002", "file partial class C { [Layer(8), ReLU] static partial void A(ReadOnlySpan<float> input, Span<float> output); }", "file-local")]
    [InlineData("KG1005", "public partial class C { [Layer(8), ReLU, BoxKernel(1, 3)] public static partial void A(ReadOnlyPlane<float> source, Plane<float> destination); }", "has a kernel attribute beside [Layer]")]
    public async Task A_method_that_cannot_be_a_layer_is_reported(string id, string source, string words)
    {
        var program = Program.Of("using System;\nusing KernelGen;\n" + source);
        Assert.Null(program.GeneratorException);
        Assert.Empty(program.CompilerDiagnostics);
        var diagnostic = (await program.Analyze()).First(found => found.Id == id);
        Assert.Contains(words, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
