using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using KernelGen.Execution.Tests.GeneratedNetworks;

namespace KernelGen.Execution.Tests.Memory;

/// <summary>Fused layers whose tensors lie between forbidden pages, and the networks of the same layers, whose input and output do.</summary>
internal static class GuardedLayers
{
    private const string Weighted = "(ReadOnlySpan<float> input, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> output)";
    private const string Bare = "(ReadOnlySpan<float> input, Span<float> output)";
    private const int RandomLayers = 44;

    private static readonly (string Input, string Layers, string Parameters)[] Chosen =
    [
        ("3, 20, 22", "Conv2D(16, 3, Padding = 1), ReLU, MaxPool2D(2)", Weighted),
        ("3, 20, 22", "Conv2D(40, 5), HardSwish, AvgPool2D(2)", Weighted),
        ("32, 7, 9", "Conv2D(32, 3, Padding = 1, Algorithm = ConvolutionAlgorithm.Winograd)", Weighted),
        ("16, 9, 9", "Conv2D(16, 3, Groups = 16), ReLU6", Weighted),
        ("16, 40, 44", "Conv2D(16, 3, Padding = 1, Groups = 16)", Weighted),
        ("16, 41, 45", "Conv2D(16, 3, Stride = 2, Padding = 1, Groups = 16)", Weighted),
        ("64, 40, 40", "Conv2D(9, 1)", Weighted),
        ("3, 50, 70", "Conv2D(24, 3, Stride = 2, Padding = 1)", Weighted),
        ("5, 7, 8", "ConvTranspose2D(7, 4, Stride = 2, Padding = 1), Sigmoid", Weighted),
        ("2, 40", "Conv1D(9, 4), Tanh", Weighted),
        ("100", "Linear(33), ReLU", Weighted),
        ("7", "Linear(1)", Weighted),
        ("1, 1, 1", "Conv2D(1, 1)", Weighted),
        ("3, 8, 9", "MaxPool2D(2, Stride = 1)", Bare),
        ("3, 8, 9", "AvgPool2D(3, Stride = 2, Padding = 1)", Bare),
        ("5, 7, 9", "GlobalAvgPool2D", Bare),
    ];

    private static (string Input, string Layers, string Parameters)[] All { get; } = [.. Chosen, .. Random()];

    private delegate void WeightedLayer(ReadOnlySpan<float> input, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> output);
    private delegate void BareLayer(ReadOnlySpan<float> input, Span<float> output);

    /// <summary>The assembly of all.</summary>
    public static MemoryStream Image() => CompiledNetworks.Image(
        All.Select(one => $"[Network({one.Input}), {one.Layers}]"), All.Select(one => ($"[Layer({one.Input}), {one.Layers}]", one.Parameters)));

    /// <summary>Runs all.</summary>
    public static void RunAll(CompiledNetworks compiled, CallNotes notes)
    {
        using var memory = new TensorMemory();
        for (var index = 0; index < All.Length; index++)
        {
            notes.Line($"[Layer({All[index].Input}), {All[index].Layers}]");
            var network = compiled.Network(index) ?? throw new InvalidOperationException($"refused: {All[index]}");
            network.Initialize(index);
            var tensors = network.Parameters.Names.Select(name => network.Parameters[name].ToArray()).ToArray();
            var random = new Random(index);
            var input = Enumerable.Range(0, network.InputLength).Select(_ => random.NextSingle() - 0.5f).ToArray();
            var expected = network.Forward(input);
            foreach (var place in new[] { Place.AtStart, Place.AtEnd })
            {
                foreach (var other in new[] { Place.AtStart, Place.AtEnd })
                {
                    notes.Call(network.InputLength, network.OutputLength, place, other);
                    var from = memory.Tensor(0, place, input);
                    var to = memory.Tensor(3, other, new float[expected.Length]);
                    network.Forward(from.Signal, to.Signal);
                    Expect(to.Equals(expected), "a network's output differs");
                    to.Set(new float[expected.Length]);
                    notes.Call(network.InputLength, network.OutputLength, place, other);
                    if (tensors.Length == 0) compiled.Layer(index).CreateDelegate<BareLayer>()(from.Signal, to.Signal);
                    else
                    {
                        compiled.Layer(index).CreateDelegate<WeightedLayer>()(
                            from.Signal, memory.Tensor(1, other, tensors[0]).Signal, memory.Tensor(2, place, tensors[1]).Signal, to.Signal);
                    }
                    Expect(to.Equals(expected), "a fused layer's output differs");
                    Expect(to.SurroundingsAreIntact(), "wrote outside the output");
                }
            }
        }
    }

    private static IEnumerable<(string, string, string)> Random()
    {
        var random = new Random(77 + GuardedRuns.Shift);
        for (var n = 0; n < RandomLayers; n++)
        {
            var (channels, height, width) = (Pick(1, 2, 3, 5, 8, 16), random.Next(5, 12), random.Next(5, 40));
            var size = random.Next(1, 6);
            var channelsOut = Pick(1, 3, 4, 8, 9, 16, 17, 33);
            var text = random.Next(8) switch
            {
                0 => $"ConvTranspose2D({channelsOut}, {size}, Stride = {random.Next(1, 4)})",
                1 => $"Conv2D({channels}, {size}, Groups = {channels}, Padding = {size / 2})",
                2 => $"Conv2D({channelsOut}, {size}, Stride = {random.Next(1, 4)}, DropRemainder = true), {Pick("ReLU", "GELU", "SiLU")}",
                3 => $"Conv2D({channelsOut}, {random.Next(1, 3)}, Dilation = {random.Next(1, 4)}, Padding = 1)",
                4 => $"Conv2D({channelsOut}, 3, Padding = {random.Next(0, 2)}), ReLU, MaxPool2D(2, DropRemainder = true)",
                5 => $"Conv2D({channelsOut}, 1)",
                6 => $"Conv2D({channelsOut}, {size}, Algorithm = ConvolutionAlgorithm.Direct), AvgPool2D(1)",
                _ => $"Conv2D({channelsOut}, {size})",
            };
            yield return (string.Create(CultureInfo.InvariantCulture, $"{channels}, {height}, {width}"), text, Weighted);
        }

        T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];
    }

    private static void Expect(bool holds, string complaint)
    {
        if (!holds) throw new InvalidOperationException(complaint);
    }

    /// <summary>Rooms for input, weights, biases and output.</summary>
    private sealed class TensorMemory : IDisposable
    {
        private const int MostBytes = 1 << 21;

        private readonly Fences[] rooms = [new(1, MostBytes), new(1, MostBytes), new(1, MostBytes), new(1, MostBytes)];

        public FencedPixels<float> Tensor(int room, Place place, float[] numbers)
        {
            var tensor = new FencedPixels<float>(rooms[room], place, numbers.Length, 1, 0);
            tensor.Set(numbers);
            return tensor;
        }

        public void Dispose()
        {
            foreach (var room in rooms) room.Dispose();
        }
    }
}
