using System;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace KernelGen.Execution.Tests.GeneratedNetworks;

/// <summary>Trained weights in the program itself: the bits of the same weights loaded at run time.</summary>
public sealed class BakedWeightsTests
{
    private const string Layers = """
        Conv2D(20, 3, Padding = 1), ReLU, BatchNorm2D, Conv2D(16, 3, Bias = false), BatchNorm2D, MaxPool2D(2, DropRemainder = true),
        ConvTranspose2D(9, 3, Stride = 2), Conv2D(6, 3, Groups = 3), Flatten, Linear(10)
        """;

    [Fact]
    public void A_network_with_baked_weights_has_the_bits_of_the_loaded_one()
    {
        using var plain = new CompiledNetworks([$"[Network(3, 12, 13), {Layers}]"]);
        var trained = plain.Network(0)!;
        trained.Initialize(5);
        var random = new Random(6);
        foreach (var name in trained.Parameters.Names.Where(name => name.Contains("running", StringComparison.Ordinal)))
            foreach (ref var value in trained.Parameters[name]) value = 0.5f + random.NextSingle();
        trained.Parameters["0.bias"][0] = -0.0f;
        trained.Commit();

        using var compiled = new CompiledNetworks(
            [$"[Network(3, 12, 13, Weights = \"data/net.weights\"), {Layers}]"],
                files: new WeightsText("/project/data/net.weights", trained.Parameters));
        var baked = compiled.Network(0)!;
        var input = Enumerable.Range(0, trained.InputLength).Select(_ => random.NextSingle()).ToArray();
        var want = trained.Forward(input);
        Assert.Equal(want, baked.Forward(input));
        Assert.Equal(want, baked.Clone().Forward(input));
        var generic = baked.FeatureMap(input, baked.LayerLengths.Length - 1);
        for (var i = 0; i < want.Length; i++) Assert.Equal(generic[i], want[i], 1e-4);
        foreach (var name in trained.Parameters.Names)
            Assert.Equal(
                trained.Parameters[name].ToArray().Select(BitConverter.SingleToInt32Bits),
                baked.Parameters[name].ToArray().Select(BitConverter.SingleToInt32Bits));

        var clone = baked.Clone();
        baked.Parameters["9.bias"][2] += 1;
        Assert.Equal(want, baked.Forward(input));
        baked.Commit();
        want[2] += 1;
        Assert.Equal(want[2], baked.Forward(input)[2], 1e-5);
        Assert.Equal(baked.Forward(input), clone.Forward(input));
    }

    /// <summary>A text file in the compiler's memory.</summary>
    private sealed class WeightsText(string path, NetworkParameters parameters) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default)
        {
            using var text = new StringWriter();
            parameters.WriteText(text);
            return SourceText.From(text.ToString());
        }
    }
}
