using System.Linq;
using KernelGen.Generator.Tests.Harness;
using Xunit;

namespace KernelGen.Generator.Tests.Networks;

/// <summary>Which algorithm computes a layer, where measurements are clear.</summary>
public sealed class LayerChoiceTests
{
    private const string Positions = "lanes are positions", Winograd = "Winograd F(";

    [Theory]
    [InlineData(16, 64, 3, 3, Positions)]
    [InlineData(32, 64, 3, 3, Positions)]
    [InlineData(64, 64, 3, 3, Positions)]
    [InlineData(64, 32, 3, 3, Positions)]
    [InlineData(64, 64, 3, 5, Positions)]
    [InlineData(32, 64, 8, 3, Winograd)]
    [InlineData(64, 32, 16, 3, Winograd)]
    [InlineData(64, 64, 16, 5, Winograd)]
    public void The_last_convolution(int inChannels, int size, int outChannels, int taps, string expected)
    {
        var steps = Steps(
            $"[Network(3, {size}, {size}), Conv2D({inChannels}, 1), ReLU, Conv2D({outChannels}, {taps}, Padding = {taps / 2})]");
        Assert.Contains(expected, steps.Single(step => step.StartsWith("// 2 Conv2D", System.StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(512, 7, "F(2x2, 3x3)")]
    [InlineData(256, 14, "F(4x4, 3x3)")]
    [InlineData(128, 28, "F(4x4, 3x3)")]
    [InlineData(64, 56, "F(6x6, 3x3)")]
    public void Tiles_are_smaller_the_more_weights_are_read(int channels, int size, string expected) =>
        Assert.Contains(expected, Steps($"[Network({channels}, {size}, {size}), Conv2D({channels}, 3, Padding = 1)]")
            .Single(step => step.StartsWith("// 0 Conv2D", System.StringComparison.Ordinal)));

    private static string[] Steps(string attributes) =>
        [.. Program.Of(Nets.Class(attributes)).Files["Demo.Net.g.cs"].Split('\n').Select(line => line.Trim())];
}
