using System.Linq;
using KernelGen.Generator.Tests.Harness;
using Xunit;

namespace KernelGen.Generator.Tests.Networks;

/// <summary>Loops, and one method for equal layers: a network of any depth stays a file that people and compilers can take.</summary>
public sealed class EmittedSizeTests
{
    private const int MostLines = 10_000;

    [Fact]
    public void Large_networks_stay_short()
    {
        foreach (var net in new[] { Nets.MobileNet, Nets.Vgg, Nets.ResNet8 }) Assert.InRange(Lines(net), 100, MostLines);
    }

    [Fact]
    public void Equal_layers_share_their_methods()
    {
        const string Layer = "Conv2D(32, 3, Padding = 1), ReLU";
        var two = Lines($"[Network(32, 16, 16), {Layer}, {Layer}]");
        var twenty = Lines($"[Network(32, 16, 16), {string.Join(", ", Enumerable.Repeat(Layer, 20))}]");
        Assert.InRange(twenty - two, 1, 20 * 40);
    }

    [Fact]
    public void Twenty_layers_of_different_channels_stay_short()
    {
        var layers = Enumerable.Range(0, 20).Select(index => $"Conv2D({16 + 4 * index}, 3, Padding = 1), ReLU");
        Assert.InRange(Lines($"[Network(3, 40, 40), {string.Join(", ", layers)}, GlobalAvgPool2D, Flatten, Linear(10)]"), 1000, MostLines);
    }

    private static int Lines(string attributes)
    {
        var program = Program.Of(Nets.Class(attributes));
        Assert.Empty(program.CompilerDiagnostics);
        return program.Files["Demo.Net.g.cs"].Split('\n').Length;
    }
}
