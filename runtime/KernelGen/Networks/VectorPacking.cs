using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Operations;
using KernelGen.Shared;

namespace KernelGen.Networks;

/// <summary>
/// <see cref="TapPacking"/> and <see cref="WinogradPacking"/> for whole vectors of output channels at a time: the same operations in the
/// same order, hence the same bits, in a fraction of the time.
/// </summary>
/// <remarks>
/// In the tensor the taps of one output channel lie together. A strip of output channels is first transposed into a small buffer, a row
/// of <c>Lanes</c> channels for each tap; all that follows works on rows. The methods are hot in their first call, so the JIT optimizes
/// them at once.
/// </remarks>
internal static class VectorPacking
{
    /// <summary>Input channels of a 1x1 window that are transposed together.</summary>
    private const int PointChannels = 16;

    /// <summary>Numbers of one product that are computed before they are written: 1 KB for each of 64 products stays in the cache.</summary>
    private const int ProductRun = 256;

    /// <param name="packing">The order.</param>
    /// <param name="weight">The tensor as PyTorch has it.</param>
    /// <param name="bias">One number for each output channel, or none.</param>
    /// <param name="fold">A batch normalization behind the layer, or none.</param>
    /// <param name="packed">Takes the result.</param>
    public static void Pack(
        in TapPacking packing, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<double> fold, Span<float> packed)
    {
        if (!IsTransposition(packing) || !HasWholeVectors(packing.Lanes))
        {
            packing.Pack(weight, bias, fold, packed);
            return;
        }
        packed[..(int)packing.Start].Clear();
        TapPacking.PackBiases(bias, fold, packed[..packing.OutChannels]);
        var taps = packing.Rows * packing.Columns;
        var channels = taps == 1 ? PointChannels : Math.Min(packing.Block, packing.InChannels);
        using var buffer = new Rented<float>(channels * taps * packing.Lanes);
        using var padded = new Rented<double>(fold.IsEmpty ? 0 : packing.Strips * packing.Lanes);
        var rows = buffer.Span;
        var factors = Factors(fold, padded.Span);
        var at = (int)packing.Start;
        for (var strip = 0; strip < packing.Strips; strip++)
        {
            var (output, lanes) = (strip * packing.Lanes, Math.Min(packing.Lanes, packing.OutChannels - strip * packing.Lanes));
            for (var channel = 0; channel < packing.InChannels; channel += channels)
            {
                var count = Math.Min(channels, packing.InChannels - channel);
                var first = packing.First + output * packing.OutStep + channel * packing.InStep;
                Transpose(weight, first, packing.OutStep, lanes, count * taps, rows, packing.Lanes);
                var length = count * taps * packing.Lanes;
                Order(
                    rows, factors.IsEmpty ? [] : factors.Slice(output, packing.Lanes), packed.Slice(at, length), count, taps,
                    packing.Lanes);
                at += length;
            }
        }
    }

    /// <param name="packing">The order.</param>
    /// <param name="weight">The tensor as PyTorch has it.</param>
    /// <param name="bias">One number for each output channel, or none.</param>
    /// <param name="fold">A batch normalization behind the layer, or none.</param>
    /// <param name="packed">Takes the result.</param>
    public static void Pack(
        in WinogradPacking packing, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<double> fold, Span<float> packed)
    {
        if (!HasWholeVectors(packing.Lanes))
        {
            packing.Pack(weight, bias, fold, packed);
            return;
        }
        packed[..(int)packing.Start].Clear();
        TapPacking.PackBiases(bias, fold, packed[..packing.OutChannels]);
        var (taps, products, filter) = (packing.Taps, packing.Size * packing.Size, CookToom.Of(packing.Outputs, packing.Taps).Filter);
        var channels = Math.Max(1, Math.Min(ProductRun / packing.Lanes, packing.InChannels));
        using var buffer = new Rented<float>(channels * taps * taps * packing.Lanes);
        using var computed = new Rented<float>(products * channels * packing.Lanes);
        using var padded = new Rented<double>(fold.IsEmpty ? 0 : packing.Strips * packing.Lanes);
        var rows = buffer.Span;
        var transformed = computed.Span;
        var factors = Factors(fold, padded.Span);
        Span<Vector<double>> pairs = stackalloc Vector<double>[(taps + packing.Size) * taps * 2];
        for (var strip = 0; strip < packing.Strips; strip++)
        {
            var (output, lanes) = (strip * packing.Lanes, Math.Min(packing.Lanes, packing.OutChannels - strip * packing.Lanes));
            for (var channel = 0; channel < packing.InChannels; channel += channels)
            {
                var count = Math.Min(channels, packing.InChannels - channel);
                var first = (output * packing.InChannels + channel) * taps * taps;
                Transpose(weight, first, packing.InChannels * taps * taps, lanes, count * taps * taps, rows, packing.Lanes);
                for (var i = 0; i < count; i++)
                {
                    Transform(
                        rows[(i * taps * taps * packing.Lanes)..], factors.IsEmpty ? [] : factors.Slice(output, packing.Lanes),
                        filter, packing.Lanes, pairs, transformed[(i * packing.Lanes)..], channels * packing.Lanes);
                }
                for (var product = 0; product < products; product++)
                {
                    var place = packing.Start + (((long)product * packing.Strips + strip) * packing.InChannels + channel) * packing.Lanes;
                    transformed.Slice(product * channels * packing.Lanes, count * packing.Lanes).CopyTo(packed[(int)place..]);
                }
            }
        }
    }

    /// <summary>rows[tap][lane] = weight[first + lane·step + tap]; lanes that are too many are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(ReadOnlySpan<float> weight, int first, int step, int lanes, int taps, Span<float> rows, int width)
    {
        var side = Transposition.Side;
        _ = weight.Slice(first, (lanes - 1) * step + taps);
        if (lanes < width) rows[..(taps * width)].Clear();
        ref var from = ref Unsafe.Add(ref MemoryMarshal.GetReference(weight), first);
        ref var to = ref MemoryMarshal.GetReference(rows);
        for (nint lane = 0; lane < lanes; lane += side)
        {
            nint tap = 0;
            for (; lane + side <= lanes && tap + side <= taps; tap += side)
                Transposition.Square(ref Unsafe.Add(ref from, lane * step + tap), step, ref Unsafe.Add(ref to, tap * width + lane), width);
            for (; tap < taps; tap++)
                for (var i = lane; i < nint.Min(lane + side, lanes); i++)
                    Unsafe.Add(ref to, tap * width + i) = Unsafe.Add(ref from, i * step + tap);
        }
    }

    /// <summary>Whether the taps of an output channel lie in the tensor as they are read: channel after channel, row after row.</summary>
    private static bool IsTransposition(in TapPacking packing)
    {
        var taps = packing.Rows * packing.Columns;
        return packing.RowOutputs == 0 && taps > 0
            && (packing.InStep == taps || packing.InChannels == 1)
            && (packing.Rows == 1 || packing.RowStep == packing.Columns)
            && (packing.Columns == 1 || packing.ColumnStep == 1);
    }

    private static bool HasWholeVectors(int lanes) => BitConverter.IsLittleEndian && lanes % Vector<float>.Count == 0;

    /// <summary>The factor of each channel, 0 for those that a last strip has too many; none without a batch normalization.</summary>
    private static Span<double> Factors(ReadOnlySpan<double> fold, Span<double> padded)
    {
        padded.Clear();
        fold[..(fold.Length / 2)].CopyTo(padded);
        return padded;
    }

    /// <summary>From rows [channel][tap] to rows [tap][channel], times the factors of a batch normalization.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Order(
        ReadOnlySpan<float> rows, ReadOnlySpan<double> factors, Span<float> packed, int channels, int taps, int width)
    {
        for (var tap = 0; tap < taps; tap++)
            for (var channel = 0; channel < channels; channel++)
            {
                var from = rows.Slice((channel * taps + tap) * width, width);
                var to = packed.Slice((tap * channels + channel) * width, width);
                if (factors.IsEmpty) from.CopyTo(to);
                else Scale(from, factors, to);
            }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Scale(ReadOnlySpan<float> from, ReadOnlySpan<double> factors, Span<float> to)
    {
        for (var lane = 0; lane < to.Length; lane += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(from[lane..]), out var low, out var high);
            low *= new Vector<double>(factors[lane..]);
            high *= new Vector<double>(factors[(lane + Vector<double>.Count)..]);
            Vector.Narrow(low, high).CopyTo(to[lane..]);
        }
    }

    /// <summary>G·g·Gᵀ of one input channel and a strip of output channels, in doubles, rounded once.</summary>
    /// <param name="taps">A row of lanes for each tap.</param>
    /// <param name="factors">What the taps of each lane are multiplied by, or none.</param>
    /// <param name="filter">G.</param>
    /// <param name="width">Lanes.</param>
    /// <param name="buffer">Room for two vectors for each tap, and for each row of G and each of its columns.</param>
    /// <param name="transformed">Takes a row of lanes for each product.</param>
    /// <param name="step">From a product to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transform(
        ReadOnlySpan<float> taps, ReadOnlySpan<double> factors, double[,] filter, int width, Span<Vector<double>> buffer,
        Span<float> transformed, int step)
    {
        nint size = filter.GetLength(0), window = filter.GetLength(1);
        _ = taps[..(int)(window * window * width)];
        _ = buffer[..(int)((window + size) * window * 2)];
        _ = transformed[..(int)((size * size - 1) * step + width)];
        ref var matrix = ref filter[0, 0];
        ref var to = ref MemoryMarshal.GetReference(transformed);
        ref var wide = ref MemoryMarshal.GetReference(buffer);
        ref var half = ref Unsafe.Add(ref wide, window * window * 2);
        var (lowScale, highScale) = (Vector<double>.One, Vector<double>.One);
        for (nint lane = 0; lane < width; lane += Vector<float>.Count)
        {
            for (nint tap = 0; tap < window * window; tap++)
            {
                var narrow = Vector.LoadUnsafe(ref MemoryMarshal.GetReference(taps), (nuint)(tap * width + lane));
                Vector.Widen(narrow, out Unsafe.Add(ref wide, 2 * tap), out Unsafe.Add(ref wide, 2 * tap + 1));
            }
            if (!factors.IsEmpty)
            {
                lowScale = new Vector<double>(factors[(int)lane..]);
                highScale = new Vector<double>(factors[((int)lane + Vector<double>.Count)..]);
            }
            for (nint row = 0; row < size; row++)
                for (nint column = 0; column < window; column++)
                {
                    var (low, high) = (Vector<double>.Zero, Vector<double>.Zero);
                    ref var from = ref Unsafe.Add(ref wide, 2 * column);
                    if (factors.IsEmpty) Add(ref Unsafe.Add(ref matrix, row * window), ref from, 2 * window, window, ref low, ref high);
                    else
                    {
                        for (nint tap = 0; tap < window; tap++)
                        {
                            var factor = new Vector<double>(Unsafe.Add(ref matrix, row * window + tap));
                            low += factor * Unsafe.Add(ref from, 2 * tap * window) * lowScale;
                            high += factor * Unsafe.Add(ref from, 2 * tap * window + 1) * highScale;
                        }
                    }
                    Unsafe.Add(ref half, 2 * (row * window + column)) = low;
                    Unsafe.Add(ref half, 2 * (row * window + column) + 1) = high;
                }
            for (nint row = 0; row < size; row++)
                for (nint column = 0; column < size; column++)
                {
                    var (low, high) = (Vector<double>.Zero, Vector<double>.Zero);
                    ref var from = ref Unsafe.Add(ref half, 2 * row * window);
                    Add(ref Unsafe.Add(ref matrix, column * window), ref from, 2, window, ref low, ref high);
                    Vector.StoreUnsafe(Vector.Narrow(low, high), ref to, (nuint)((row * size + column) * step + lane));
                }
        }
    }

    /// <summary>low += Σ factors[i]·vectors[i·step], and high from the vectors behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        ref double factors, ref Vector<double> vectors, nint step, nint count, ref Vector<double> low, ref Vector<double> high)
    {
        for (; count > 0; count--)
        {
            var factor = new Vector<double>(factors);
            low += factor * vectors;
            high += factor * Unsafe.Add(ref vectors, 1);
            factors = ref Unsafe.Add(ref factors, 1);
            vectors = ref Unsafe.Add(ref vectors, step);
        }
    }
}
