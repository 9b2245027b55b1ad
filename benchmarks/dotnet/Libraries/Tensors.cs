using System;
using System.Collections.Generic;
using System.Numerics.Tensors;

namespace KernelGen.Peers;

/// <summary>The loop that .NET's TensorPrimitives suggest for a signal of floats: one multiply-add of two spans for each tap.</summary>
/// <remarks>It goes in pieces that stay in the first cache. The ends, where the window leaves the signal, are computed one by one.</remarks>
internal sealed class Tensors : IPeer
{
    private const int Piece = 2048;

    public string Description => $"TensorPrimitives {Names.VersionOf(typeof(TensorPrimitives))}";

    public IEnumerable<Contestant> Enter(Case kernel, Canvas canvas)
    {
        if (canvas.Height != 1 || kernel.Window.Rows != 1 || kernel.Source.Name != "f32" || kernel.Destination.Name != "f32") yield break;
        var taps = Array.ConvertAll(kernel.Window.Taps, tap => (float)(tap / kernel.Window.Divisor));
        yield return new Contestant(Family.TensorPrimitives, "MultiplyAdd", canvas => Filter(taps, canvas.Source<float>(), canvas.Destination<float>()));
    }

    private static void Filter(float[] taps, ReadOnlySpan<float> source, Span<float> destination)
    {
        var before = taps.Length / 2;
        var inner = source.Length - taps.Length + 1;
        for (var first = 0; first < inner; first += Piece)
        {
            var length = Math.Min(Piece, inner - first);
            var sums = destination.Slice(before + first, length);
            TensorPrimitives.Multiply(source.Slice(first, length), taps[0], sums);
            for (var tap = 1; tap < taps.Length; tap++) TensorPrimitives.MultiplyAdd(source.Slice(first + tap, length), taps[tap], sums, sums);
        }
        for (var x = 0; x < before; x++) destination[x] = Sum(taps, source, x - before);
        for (var x = before + inner; x < source.Length; x++) destination[x] = Sum(taps, source, x - before);
    }

    private static float Sum(float[] taps, ReadOnlySpan<float> source, int first)
    {
        var sum = 0f;
        for (var tap = 0; tap < taps.Length; tap++) sum += taps[tap] * source[Math.Clamp(first + tap, 0, source.Length - 1)];
        return sum;
    }
}
