using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using KernelGen.Execution.Tests.GenericLayers;
using Xunit;

namespace KernelGen.Execution.Tests.GeneratedNetworks;

/// <summary>Convolutions whose lanes are positions: every way to gather a panel, and every loop over what was gathered.</summary>
public sealed class PlaneConvolutionTests
{
    private const double Bound = 1e-5;

    private static readonly string[] Networks =
    [
        // weights in registers, whole planes gathered by code of their own: neighbors, and every second column of odd and even widths
        "[Network(16, 40, 44), Conv2D(16, 3, Padding = 1, Groups = 16)]",
        "[Network(16, 41, 45), Conv2D(16, 3, Stride = 2, Padding = 1, Groups = 16), ReLU6]",
        "[Network(16, 40, 72), Conv2D(16, 5, Stride = 2, PaddingTop = 3, PaddingLeft = 4, PaddingRight = 1, Groups = 16, Bias = false), "
            + "BatchNorm2D]",
        // planes too large for one panel
        "[Network(5, 130, 140), Conv2D(5, 3, Padding = 1, Groups = 5), HardSwish]",
        // planes as one row, panels that begin at lines of the cache, and planes too short for that
        "[Network(64, 40, 40), Conv2D(9, 1), ReLU]",
        "[Network(33, 15, 11), Conv2D(21, 1), LeakyReLU(0.1)]",
        // several channels: two phases, three, one of two, taps apart, windows of which only a row is written out
        "[Network(3, 50, 70), Conv2D(24, 3, Stride = 2, Padding = 1), ReLU]",
        "[Network(6, 40, 61), Conv2D(9, 5, Stride = 3, Padding = 2, Groups = 3), Sigmoid]",
        "[Network(8, 30, 62), Conv2D(32, 1, Stride = 2)]",
        "[Network(3, 20, 40), Conv2D(10, 3, Dilation = 2, Padding = 2, Algorithm = ConvolutionAlgorithm.Direct)]",
        "[Network(2, 30, 90), Conv2D(9, 11, Padding = 5)]",
        "[Network(2, 9, 220), Conv2D(10, 3, KernelWidth = 40, PaddingLeft = 7)]",
        // groups, and several outputs of one channel
        "[Network(12, 9, 33), Conv2D(24, 3, Groups = 4)]",
        "[Network(6, 12, 35), Conv2D(18, 3, Padding = 1, Groups = 6)]",
        // from blocks of sixteen channels, the last of them not full, next to one another and two apart
        "[Network(5, 20, 40), Conv2D(20, 1), ReLU, Conv2D(3, 3, Padding = 1, Algorithm = ConvolutionAlgorithm.Direct)]",
        "[Network(5, 24, 80), Conv2D(20, 1), ReLU, Conv2D(9, 3, Stride = 2, Padding = 1)]",
        // signals: parts of a row
        "[Network(4, 300), Conv1D(40, 9, Padding = 4), Tanh]",
        "[Network(40, 3000), Conv1D(40, 5)]",
    ];

    [Fact]
    public void A_convolution_of_planes_is_the_definition()
    {
        using var compiled = new CompiledNetworks(Networks);
        var complaints = new List<string>();
        for (var i = 0; i < Networks.Length; i++)
        {
            var network = compiled.Network(i) ?? throw new InvalidOperationException($"refused: {Networks[i]}");
            if (!HasPanel(network.Type, i)) complaints.Add($"{Networks[i]}: lanes are not positions");
            network.Initialize(i);
            var input = LayerNumbers.Fractions(new Random(i), network.InputLength);
            var want = new TextbookNetwork(network.Type, network.Parameters).Compute(input);
            for (var call = 0; call < 2; call++)
            {
                var error = want.Zip(network.Forward(input), (a, b) => Math.Abs(a - b)).Max() / want.Max(Math.Abs);
                if (error is not <= Bound) complaints.Add($"{Networks[i]}: {error:E1}");
            }
        }
        Assert.True(complaints.Count == 0, string.Join("\n", complaints));
    }

    /// <summary>Whether the network's code gathers panels.</summary>
    private static bool HasPanel(Type network, int index) => network.Assembly.GetTypes()
        .Where(type => type.Name.EndsWith($"N{index}_Code", StringComparison.Ordinal))
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic))
        .Any(method => method.GetParameters().Any(parameter => parameter.Name == "panel"));
}
