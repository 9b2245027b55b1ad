using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using KernelGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KernelGen.Generator.Tests.Networks;

/// <summary>Shapes, parameters and cost of nets from the literature, as their authors and frameworks count them.</summary>
public sealed class ShapeTests
{
    /// <summary>Net, parameters, multiply-adds, numbers of the input and of each layer's output.</summary>
    public static TheoryData<string, long, long, int, int[]> Whole => new()
    {
        { Nets.Digits, 5_994, 786_560, 784, [6272, 6272, 1568, 3136, 3136, 256, 256, 10] },
        { Nets.LeNet5, 61_706, 416_520, 1024, [4704, 4704, 1176, 1600, 1600, 400, 120, 120, 120, 84, 84, 10] },
        { Nets.Vgg, 1_186_378, 152_805_376, 3072, [65536, 65536, 65536, 65536, 16384, 32768, 32768, 32768, 32768, 8192, 16384, 16384, 16384, 16384, 4096, 4096, 10] },
    };

    [Theory]
    [MemberData(nameof(Whole))]
    public async Task A_network_has_the_sizes_of_its_layers(string attributes, long parameters, long multiplyAdds, int input, int[] lengths)
    {
        var program = Program.Of(Nets.Class(attributes));
        Assert.Null(program.GeneratorException);
        Assert.Empty(program.CompilerDiagnostics);
        Assert.Empty(await program.Analyze());

        var net = program.After.GetTypeByMetadataName("Demo.Net")!;
        Assert.Equal(input, Constant(net, "InputLength"));
        Assert.Equal(lengths[^1], Constant(net, "OutputLength"));
        Assert.Equal((int)parameters, Constant(net, "ParameterCount"));
        Assert.Equal(multiplyAdds, Constant(net, "MultiplyAdds"));
        var text = Assert.Single(program.Files).Value;
        Assert.Contains($"LayerLengths => [{string.Join(", ", lengths.Select(length => length.ToString(CultureInfo.InvariantCulture)))}];", text, StringComparison.Ordinal);
    }

    private static object? Constant(INamedTypeSymbol type, string name) => type.GetMembers(name).OfType<IFieldSymbol>().Single().ConstantValue;

    [Fact]
    public void A_quarter_MobileNet_has_the_parameter_count_of_Keras()
    {
        var network = Nets.Build(Nets.MobileNet);
        Assert.Equal(470_072, network.ParameterCount);
        Assert.Equal(475_544 - 470_072, network.Layers.SelectMany(layer => layer.Buffers).Where(buffer => buffer.Shape.Count > 0).Sum(buffer => buffer.Length));
        Assert.Equal("(256,3,3)", network.Layers.Single(layer => layer.Attribute == "GlobalAvgPool2D").Input.ToString());
        Assert.Equal("(1000)", network.Output.ToString());
    }

    [Fact]
    public void A_residual_adds_the_named_tensor()
    {
        var network = Nets.Build(Nets.ResNet8);
        var joins = network.Layers.Where(layer => layer.Attribute == "Add").ToArray();
        Assert.Equal(["(16,32,32)", "(32,16,16)", "(64,8,8)"], joins.Select(layer => layer.Output.ToString()));
        Assert.Equal([2, 12, 19], joins.Select(layer => layer.Branch!.Value));
        Assert.All(joins, layer => Assert.Equal(layer.Input, network.Layers[layer.Branch!.Value].Output));
        Assert.Equal(10, network.Output.Channels);
    }

    /// <summary>Input, layer, output; what PyTorch computes for the same numbers.</summary>
    public static TheoryData<string, string, string> Single => new()
    {
        { "3, 7, 9", "Conv2D(4, 3)", "(4,5,7)" },
        { "3, 7, 9", "Conv2D(4, 3, Padding = 1)", "(4,7,9)" },
        { "3, 7, 9", "Conv2D(4, KernelHeight = 1, KernelWidth = 5)", "(4,7,5)" },
        { "3, 7, 9", "Conv2D(4, 3, KernelWidth = 5)", "(4,5,5)" },
        { "3, 7, 9", "Conv2D(4, 3, StrideHeight = 2, StrideWidth = 3)", "(4,3,3)" },
        { "3, 7, 9", "Conv2D(4, 3, Stride = 1, StrideWidth = 2)", "(4,5,4)" },
        { "3, 7, 9", "Conv2D(4, 3, PaddingTop = 1, PaddingRight = 2)", "(4,6,9)" },
        { "3, 7, 9", "Conv2D(4, 3, Padding = 1, PaddingLeft = 0)", "(4,7,8)" },
        { "3, 7, 9", "Conv2D(4, 3, Dilation = 3)", "(4,1,3)" },
        { "3, 7, 9", "Conv2D(4, 3, DilationHeight = 2)", "(4,3,7)" },
        { "4, 7, 9", "Conv2D(8, 3, Groups = 4)", "(8,5,7)" },
        { "3, 7, 10", "Conv2D(4, 3, Stride = 2, DropRemainder = true)", "(4,3,4)" },
        { "3, 7, 9", "ConvTranspose2D(5, 3)", "(5,9,11)" },
        { "3, 7, 9", "ConvTranspose2D(5, 3, Stride = 2, Padding = 1, OutputPadding = 1)", "(5,14,18)" },
        { "3, 7, 9", "ConvTranspose2D(5, 3, Dilation = 2, PaddingTop = 2)", "(5,9,13)" },
        { "3, 7, 9", "ConvTranspose2D(6, 2, Stride = 3, Groups = 3)", "(6,20,26)" },
        { "2, 100", "Conv1D(4, 5, Stride = 2, Padding = 2)", "(4,50)" },
        { "2, 100", "Conv1D(4, 3, Dilation = 4)", "(4,92)" },
        { "3, 8, 6", "MaxPool2D(2)", "(3,4,3)" },
        { "3, 8, 6", "MaxPool2D(3, Stride = 1)", "(3,6,4)" },
        { "3, 8, 8", "MaxPool2D(3, Stride = 2, Padding = 1)", "(3,4,4)" },
        { "3, 8, 8", "MaxPool2D(3, CeilMode = true)", "(3,3,3)" },
        { "3, 8, 8", "MaxPool2D(3, Stride = 2, Padding = 1, CeilMode = true)", "(3,5,5)" },
        { "3, 7, 7", "MaxPool2D(2, Padding = 1, CeilMode = true)", "(3,4,4)" },
        { "3, 2, 2", "MaxPool2D(3, Stride = 2, CeilMode = true)", "(3,1,1)" },
        { "3, 9, 9", "MaxPool2D(3, Stride = 2, Dilation = 2)", "(3,3,3)" },
        { "3, 8, 6", "AvgPool2D(KernelHeight = 4, KernelWidth = 3)", "(3,2,2)" },
        { "3, 8, 6", "SumPool2D(2, StrideHeight = 1)", "(3,7,3)" },
        { "3, 8, 6", "GlobalAvgPool2D", "(3,1,1)" },
        { "3, 8, 6", "GlobalMaxPool2D", "(3,1,1)" },
        { "3, 8, 6", "Flatten", "(144)" },
        { "3, 8", "Flatten", "(24)" },
        { "24", "Linear(7)", "(7)" },
        { "24", "Softmax", "(24)" },
        { "3, 8, 6", "LogSoftmax", "(3,8,6)" },
        { "3, 8", "LeakyReLU(0.2)", "(3,8)" },
        { "3, 8, 6", "BatchNorm2D", "(3,8,6)" },
        { "3, 8, 6", "ReLU(As = \"a\"), Concat(\"a\")", "(6,8,6)" },
        { "24", "ReLU(As = \"a\"), Concat(\"a\")", "(48)" },
        { "24", "ReLU(As = \"a\"), Sigmoid, Add(\"a\")", "(24)" },
    };

    [Theory]
    [MemberData(nameof(Single))]
    public void A_layer_has_the_output_shape_of_PyTorch(string input, string layers, string output) =>
        Assert.Equal(output, Nets.Build($"[Network({input}), {layers}]").Output.ToString());
}
