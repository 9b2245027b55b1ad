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
                        filter, packing.Lanes, transformed[(i * packing.Lanes)..], channels * packing.Lanes);
                }
                for (var product = 0; product < products; product++)
                {
                    var place = packing.Start + (((long)product * packing.Strips + strip) * packing.InChannels + channel) * packing.Lanes;
                    transformed.Slice(product * channels * packing.Lanes, count * packing.Lanes).CopyTo(packed[(int)place..]);
                }
            }
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

    /// <summary>rows[tap][lane] = weight[first + lane·step + tap]; lanes that are too many are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose(ReadOnlySpan<float> weight, int first, int step, int lanes, int taps, Span<float> rows, int width)
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
    /// <param name="transformed">Takes a row of lanes for each product.</param>
    /// <param name="step">From a product to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transform(
        ReadOnlySpan<float> taps, ReadOnlySpan<double> factors, double[,] filter, int width, Span<float> transformed, int step)
    {
        var (size, window) = (filter.GetLength(0), filter.GetLength(1));
        _ = taps[..(window * window * width)];
        _ = transformed[..((size * size - 1) * step + width)];
        ref var matrix = ref filter[0, 0];
        ref var from = ref MemoryMarshal.GetReference(taps);
        ref var to = ref MemoryMarshal.GetReference(transformed);
        Span<Vector<double>> buffer = stackalloc Vector<double>[2 * 8 * 8];
        ref var half = ref MemoryMarshal.GetReference(buffer);
        for (nint lane = 0; lane < width; lane += Vector<float>.Count)
        {
            var (low, high) = (Vector<double>.One, Vector<double>.One);
            if (!factors.IsEmpty)
            {
                low = new Vector<double>(factors[(int)lane..]);
                high = new Vector<double>(factors[((int)lane + Vector<double>.Count)..]);
            }
            for (nint column = 0; column < window; column++)
                for (nint row = 0; row < size; row++)
                {
                    var (first, second) = (Vector<double>.Zero, Vector<double>.Zero);
                    for (nint tap = 0; tap < window; tap++)
                    {
                        Vector.Widen(
                            Unsafe.ReadUnaligned<Vector<float>>(
                                ref Unsafe.As<float, byte>(ref Unsafe.Add(ref from, (tap * window + column) * width + lane))),
                            out var lowTaps, out var highTaps);
                        var factor = new Vector<double>(Unsafe.Add(ref matrix, row * window + tap));
                        first += factor * lowTaps * low;
                        second += factor * highTaps * high;
                    }
                    Unsafe.Add(ref half, (row * window + column) * 2) = first;
                    Unsafe.Add(ref half, (row * window + column) * 2 + 1) = second;
                }
            for (nint product = 0; product < size * size; product++)
            {
                var (row, column) = (product / size, product % size);
                var (first, second) = (Vector<double>.Zero, Vector<double>.Zero);
                for (nint tap = 0; tap < window; tap++)
                {
                    var factor = new Vector<double>(Unsafe.Add(ref matrix, column * window + tap));
                    first += Unsafe.Add(ref half, (row * window + tap) * 2) * factor;
                    second += Unsafe.Add(ref half, (row * window + tap) * 2 + 1) * factor;
                }
                Unsafe.WriteUnaligned(
                    ref Unsafe.As<float, byte>(ref Unsafe.Add(ref to, product * step + lane)), Vector.Narrow(first, second));
            }
        }
    }
}
