using System;
using KernelGen.CompilerServices;

namespace KernelGen.Training;

/// <summary>Looks for the layer where numbers cease to be finite, layer by layer, by the generic runtime.</summary>
/// <typeparam name="TCode">The emitted code.</typeparam>
internal static class NonFiniteLayer<TCode>
    where TCode : INetworkCode, INetworkLayers
{
    public static int Find(ReadOnlySpan<float> input, int batch, NetworkWeights weights, NormalizationStage[] normalizations)
    {
        var maps = new float[TCode.Lengths.Length][];
        for (var layer = 0; layer < maps.Length; layer++)
        {
            var (source, branch, length) = (TCode.Sources[layer], TCode.Branches[layer], TCode.Lengths[layer]);
            var map = maps[layer] = new float[checked(batch * length)];
            var from = source < 0 ? input : maps[source];
            if (Array.Find(normalizations, other => other.Layer == layer) is { } normalization)
            {
                Normalize(normalization, from, map, batch, weights);
            }
            else
            {
                for (var sample = 0; sample < batch; sample++)
                {
                    TCode.Compute(
                        layer,
                        new LayerTensors(weights),
                        Of(from, sample, batch),
                        branch < 0 ? default : Of(maps[branch], sample, batch),
                        map.AsSpan(sample * length, length));
                }
            }
            if (Array.Exists(map, static number => !float.IsFinite(number))) return layer;
        }
        return -1;
    }

    private static ReadOnlySpan<float> Of(ReadOnlySpan<float> numbers, int sample, int batch) =>
        numbers.Slice(sample * (numbers.Length / batch), numbers.Length / batch);

    /// <summary>A batch normalization by the statistics of these samples.</summary>
    private static void Normalize(
        NormalizationStage normalization, ReadOnlySpan<float> input, Span<float> output, int batch, NetworkWeights weights)
    {
        var (positions, parameters) = (normalization.Positions, weights.Parameters);
        var count = (double)batch * positions;
        for (var channel = 0; channel < normalization.Channels; channel++)
        {
            var (sum, squares) = (0.0, 0.0);
            for (var sample = 0; sample < batch; sample++)
                foreach (var x in input.Slice((sample * normalization.Channels + channel) * positions, positions)) sum += x;
            var mean = sum / count;
            for (var sample = 0; sample < batch; sample++)
                foreach (var x in input.Slice((sample * normalization.Channels + channel) * positions, positions))
                    squares += (x - mean) * (x - mean);
            var factor = parameters.Values(normalization.Row)[channel] / Math.Sqrt(squares / count + normalization.Epsilon);
            var shift = parameters.Values(normalization.Row + 1)[channel] - mean * factor;
            for (var sample = 0; sample < batch; sample++)
                for (var i = 0; i < positions; i++)
                {
                    var at = (sample * normalization.Channels + channel) * positions + i;
                    output[at] = (float)(input[at] * factor + shift);
                }
        }
    }
}
