using System;
using System.Linq;
using Xunit;

namespace KernelGen.Execution.Tests.GeneratedNetworks;

/// <summary>Fused layers: the method gives the bits of the network with the same layers.</summary>
public sealed partial class FusedLayerTests
{
    private const string Weighted = "(ReadOnlySpan<float> input, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> output)";
    private const string Unbiased = "(ReadOnlySpan<float> input, ReadOnlySpan<float> weight, Span<float> output)";
    private const string Bare = "(ReadOnlySpan<float> input, Span<float> output)";

    private static readonly (string Input, string Layers, string Parameters)[] Cases =
    [
        ("3, 20, 22", "Conv2D(16, 3, Padding = 1), ReLU, MaxPool2D(2)", Weighted),
        ("3, 20, 22", "Conv2D(40, 5), HardSwish, AvgPool2D(2)", Weighted),
        ("16, 9, 9", "Conv2D(16, 3, Groups = 16, Bias = false), ReLU6", Unbiased),
        ("6, 9, 9", "Conv2D(4, 3, Groups = 2), GELU", Weighted),
        ("5, 7, 8", "ConvTranspose2D(7, 4, Stride = 2, Padding = 1), Sigmoid", Weighted),
        ("2, 40", "Conv1D(9, 5), Tanh", Weighted),
        ("100", "Linear(33), ReLU", Weighted),
        ("4, 5, 5", "Flatten, Linear(10, Bias = false), Softmax", Unbiased),
        ("3, 8, 8", "MaxPool2D(3, Stride = 2, Padding = 1), LeakyReLU(0.2)", Bare),
        ("3, 8, 8", "GlobalAvgPool2D", Bare),
    ];

    [Layer(3, 8, 9), Conv2D(4, 3), ReLU]
    private static partial void Declared(
        ReadOnlySpan<float> @in, ReadOnlySpan<float> weight, scoped ReadOnlySpan<float> bias, Span<float> @out);

    [Fact]
    public void A_fused_layer_has_the_bits_of_the_network()
    {
        using var compiled = new CompiledNetworks(
            Cases.Select(one => $"[Network({one.Input}), {one.Layers}]"),
            Cases.Select(one => ($"[Layer({one.Input}), {one.Layers}]", one.Parameters)));
        for (var i = 0; i < Cases.Length; i++)
        {
            var network = compiled.Network(i)!;
            network.Initialize(i);
            var method = compiled.Layer(i);
            var tensors = network.Parameters.Names.Select(name => network.Parameters[name].ToArray()).ToArray();
            for (var sample = 0; sample < 2; sample++)
            {
                var random = new Random(sample);
                var input = Enumerable.Range(0, network.InputLength).Select(_ => random.NextSingle() - 0.5f).ToArray();
                var output = new float[network.OutputLength];
                switch (tensors.Length)
                {
                    case 0: method.CreateDelegate<BareLayer>()(input, output); break;
                    case 1: method.CreateDelegate<UnbiasedLayer>()(input, tensors[0], output); break;
                    default: method.CreateDelegate<WeightedLayer>()(input, tensors[0], tensors[1], output); break;
                }
                Assert.Equal(network.Forward(input), output);
            }
        }
    }

    [Fact]
    public void Arguments_of_another_length_are_refused_and_a_warm_call_allocates_nothing()
    {
        var (input, weight, bias, output) = (new float[216], new float[108], new float[4], new float[168]);
        Assert.Contains("216 are needed", Refused(() => Declared(input.AsSpan(1), weight, bias, output)), StringComparison.Ordinal);
        Assert.Contains("108 are needed", Refused(() => Declared(input, weight.AsSpan(1), bias, output)), StringComparison.Ordinal);
        Assert.Contains("4 are needed", Refused(() => Declared(input, weight, default, output)), StringComparison.Ordinal);
        Assert.Contains("168 are needed", Refused(() => Declared(input, weight, bias, output.AsSpan(1))), StringComparison.Ordinal);
        var shared = new float[400];
        Assert.Contains(
            "shares memory", Refused(() => Declared(shared.AsSpan(0, 216), weight, bias, shared.AsSpan(200, 168))),
            StringComparison.Ordinal);

        for (var n = 0; n < 3; n++) Declared(input, weight, bias, output);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var n = 0; n < 10; n++) Declared(input, weight, bias, output);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static string Refused(Action call) => Assert.Throws<ArgumentException>(call).Message;

    private delegate void WeightedLayer(
        ReadOnlySpan<float> input, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> output);
    private delegate void UnbiasedLayer(ReadOnlySpan<float> input, ReadOnlySpan<float> weight, Span<float> output);
    private delegate void BareLayer(ReadOnlySpan<float> input, Span<float> output);
}
