using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Execution.Tests.GenericLayers;
using Xunit;
using Xunit.Abstractions;

namespace KernelGen.Execution.Tests.GeneratedNetworks;

/// <summary>Networks that nobody would draw, against the definition in double precision, and against the generic runtime.</summary>
public sealed class UnusualNetworkTests(ITestOutputHelper output)
{
    private const double Bound = 1e-5;

    private static readonly string[] Networks =
    [
        // pictures of one pixel, of one row, of one column
        "[Network(1, 1, 1), Conv2D(1, 1)]",
        "[Network(1, 1, 1), Conv2D(13, 3, Padding = 1), ReLU, Conv2D(7, 1), GlobalAvgPool2D, Flatten, Linear(1)]",
        "[Network(7, 1, 1), ConvTranspose2D(5, 4, Stride = 3), Conv2D(17, 3), Flatten, Linear(3), Softmax]",
        "[Network(5, 1, 61), Conv2D(19, 1, KernelWidth = 9, PaddingLeft = 4, PaddingRight = 2), GELU, MaxPool2D(1, KernelWidth = 3, StrideWidth = 2)]",
        "[Network(3, 47, 1), Conv2D(11, 1, KernelHeight = 7, StrideHeight = 3, PaddingTop = 5), Tanh]",
        "[Network(2, 1, 1), Flatten, Linear(40), ReLU, Linear(2)]",
        // prime numbers of channels, groups whose channels lie across blocks of sixteen
        "[Network(7, 13, 11), Conv2D(13, 3, Padding = 1), LeakyReLU(0.2), Conv2D(17, 3), Conv2D(7, 5, Padding = 2)]",
        "[Network(21, 9, 10), Conv2D(33, 3, Groups = 3, Padding = 1), ReLU, Conv2D(22, 3, Groups = 11)]",
        "[Network(20, 8, 15), Conv2D(60, 3, Groups = 20, Stride = 2, PaddingTop = 1, PaddingRight = 2), ReLU6, Conv2D(35, 2, Groups = 5)]",
        "[Network(34, 10, 7), Conv2D(34, 3, Groups = 34, Dilation = 2, Padding = 2), SiLU, Conv2D(34, 5, Groups = 17, Padding = 2)]",
        "[Network(18, 6, 6), ConvTranspose2D(27, 3, Groups = 9, Stride = 2, OutputPadding = 1), HardSwish, ConvTranspose2D(9, 2, Groups = 3)]",
        // dilation with stride, padding on one side, sides that differ
        "[Network(6, 19, 23), Conv2D(10, 3, Dilation = 3, Stride = 2, Padding = 3), Conv2D(9, 2, Dilation = 4, Stride = 3)]",
        "[Network(3, 17, 14), Conv2D(18, 3, StrideHeight = 3, StrideWidth = 1, DilationWidth = 3, PaddingLeft = 4, PaddingBottom = 2), ReLU]",
        "[Network(16, 12, 12), Conv2D(16, 3, PaddingTop = 2), Conv2D(16, 3, PaddingLeft = 2), Conv2D(16, 3, PaddingRight = 1, PaddingBottom = 2)]",
        "[Network(5, 9, 9), ConvTranspose2D(6, 5, Stride = 4, Padding = 2, OutputPadding = 3, Dilation = 2)]",
        "[Network(17, 5, 8), ConvTranspose2D(16, 3, StrideHeight = 2, StrideWidth = 3, Padding = 1, OutputPadding = 1), Sigmoid]",
        "[Network(4, 7, 7), ConvTranspose2D(3, 1, Stride = 3, OutputPadding = 2), Conv2D(5, 3)]",
        // windows larger than the input, than their stride, and smaller
        "[Network(2, 3, 4), Conv2D(8, 9, Padding = 4), Conv2D(5, 11, Padding = 5)]",
        "[Network(3, 30, 31), Conv2D(20, 21, Padding = 3)]",
        "[Network(1, 40, 40), Conv2D(6, 13, Stride = 5), ReLU, Conv2D(3, 6)]",
        "[Network(12, 20, 20), Conv2D(9, 2, Stride = 5), Conv2D(8, 1, Stride = 2)]",
        "[Network(3, 5, 5), MaxPool2D(5, Padding = 2, Stride = 1), AvgPool2D(4, Padding = 2, Stride = 3)]",
        // pools at their edges
        "[Network(9, 13, 10), AvgPool2D(3, Stride = 2, Padding = 1, CeilMode = true), Conv2D(4, 3)]",
        "[Network(17, 11, 12), AvgPool2D(4, Stride = 3, PaddingTop = 1, PaddingLeft = 2, CeilMode = true, CountIncludePad = false)]",
        "[Network(16, 7, 9), Conv2D(16, 3), SumPool2D(3, Stride = 2, Padding = 1, CeilMode = true), MaxPool2D(2, CeilMode = true)]",
        "[Network(31, 10, 10), MaxPool2D(3, Stride = 4, CeilMode = true), GlobalMaxPool2D, Softmax]",
        "[Network(6, 14, 14), MaxPool2D(3, Dilation = 2, Stride = 2, Padding = 1), Conv2D(20, 3, Padding = 1), AvgPool2D(5, Stride = 1, Padding = 2)]",
        "[Network(8, 9, 9), Conv2D(24, 3, Padding = 1), ReLU, MaxPool2D(2, Stride = 3, DropRemainder = true)]",
        "[Network(8, 12, 12), Conv2D(24, 5, Padding = 2), AvgPool2D(3), Tanh]",
        // branches
        "[Network(5, 8, 8), Dropout(0.5, As = \"in\"), Conv2D(11, 3, Padding = 1, As = \"a\"), Concat(\"in\"), Conv2D(16, 1), Concat(\"a\"), Concat(\"in\"), "
            + "Conv2D(5, 3, Padding = 1), Add(\"in\")]",
        "[Network(16, 6, 6), Conv2D(16, 3, Padding = 1, As = \"a\"), ReLU(As = \"b\"), Conv2D(16, 3, Padding = 1), Add(\"a\"), Add(\"b\"), ReLU, "
            + "Concat(\"b\"), Concat(\"a\"), Conv2D(3, 1)]",
        "[Network(3, 10, 10), ReLU(As = \"x\"), Conv2D(4, 3, As = \"l\"), Conv2D(9, 3, From = \"x\"), Concat(\"l\"), MaxPool2D(2, As = \"p\"), "
            + "Conv2D(13, 1), Softmax, Concat(\"p\"), Flatten, Linear(20), Linear(3)]",
        "[Network(4, 6, 6), Flatten(As = \"f\"), Linear(144), ReLU, Add(\"f\"), Linear(30, As = \"g\"), Linear(12, From = \"f\"), Concat(\"g\"), LogSoftmax]",
        // layers where nobody expects them
        "[Network(6, 7, 7), BatchNorm2D, BatchNorm2D, Conv2D(8, 3, Bias = false), BatchNorm2D, Dropout(0.9), BatchNorm2D, ReLU, Dropout, Conv2D(3, 3)]",
        "[Network(10, 4, 5), Softmax, Conv2D(10, 3, Padding = 1), Softmax, LogSoftmax, GlobalAvgPool2D, Flatten, Softmax, Linear(4)]",
        "[Network(77), Dropout, Linear(77), GELU, Dropout, Linear(5, Bias = false), LogSoftmax]",
        "[Network(33, 9, 9), Conv2D(33, 3, Padding = 1, Groups = 33, Bias = false), BatchNorm2D, Conv2D(50, 1, Bias = false), BatchNorm2D, ReLU6]",
        "[Network(2, 8, 8), ConvTranspose2D(18, 2, Stride = 2, Bias = false), BatchNorm2D, ReLU, ConvTranspose2D(1, 3, Stride = 2, Padding = 1)]",
        "[Network(3, 5, 5), ReLU, ReLU6, LeakyReLU(0.3), Sigmoid, Tanh, GELU, SiLU, HardSwish, Dropout, Flatten]",
        // signals
        "[Network(1, 9), Conv1D(1, 9), Flatten, Linear(3)]",
        "[Network(13, 50), Conv1D(26, 7, Groups = 13, Stride = 3, Padding = 6, Dilation = 2), ReLU, Conv1D(17, 1), Tanh, Conv1D(4, 5), Flatten, Linear(6)]",
        "[Network(2, 33), Conv1D(40, 4, Padding = 3), Softmax, Conv1D(40, 3, Groups = 40), Conv1D(1, 2, Stride = 2, DropRemainder = true)]",
    ];

    [Fact]
    public void An_unusual_network_computes_what_its_layers_are_defined_to()
    {
        using var compiled = new CompiledNetworks(Networks);
        var complaints = new List<string>();
        for (var i = 0; i < Networks.Length; i++)
        {
            if (compiled.Network(i) is not { } network)
            {
                complaints.Add($"{Networks[i]}: refused");
                continue;
            }
            var random = new Random(i);
            Fill(network, random);
            var input = LayerNumbers.Fractions(random, network.InputLength);
            var want = new TextbookNetwork(network.Type, network.Parameters).Compute(input);
            var (got, layers) = (network.Forward(input), network.FeatureMap(input, network.LayerLengths.Length - 1));
            if (want.Length != got.Length) complaints.Add($"{Networks[i]}: {got.Length} numbers, by the definition {want.Length}");
            else if (Error(want, got) is not <= Bound) complaints.Add($"{Networks[i]}: {Error(want, got):E1}");
            else if (Error(want, layers) is not <= Bound) complaints.Add($"{Networks[i]}: {Error(want, layers):E1} layer by layer");
        }
        output.WriteLine($"{Networks.Length} networks");
        Assert.True(complaints.Count == 0, string.Join("\n", complaints));
    }

    private static double Error(double[] want, float[] got) => want.Zip(got, (a, b) => Math.Abs(a - b)).Max() / want.Max(Math.Abs);

    private static void Fill(GeneratedNetwork network, Random random)
    {
        network.Initialize(random.Next());
        foreach (var name in network.Parameters.Names.Where(name => name.Contains("running_", StringComparison.Ordinal)))
        {
            var least = name.EndsWith("var", StringComparison.Ordinal) ? 0.5f : -0.5f;
            foreach (ref var value in network.Parameters[name]) value = least + random.NextSingle();
        }
        network.Commit();
    }
}
