using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using KernelGen.CompilerServices;

namespace KernelGen.Operations;

/// <summary>Tiles of output channels by vectors of positions whose sums stay in registers over all taps.</summary>
/// <remarks>
/// At most 12 sums, 2 loads and a weight are alive: 15 of the 16 registers of AVX2. A last tile overlaps the one before. Sums run over
/// the taps in order, each step rounded once where the machine can.
/// </remarks>
internal static class TapTiles
{
    private static int Lanes => Vector<float>.Count;

    /// <summary>Six channels by two vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Six(
        ref float planes, ref int offsets, nint taps, ref float weights, ReadOnlySpan<float> bias, ref float sums, nint pitch, int length)
    {
        for (var i = 0; i < length; i += 2 * Lanes)
        {
            var at = Math.Min(i, length - 2 * Lanes);
            ref var tile = ref Unsafe.Add(ref planes, at);
            var (a0, b0, c0) = (First(bias, 0), First(bias, 1), First(bias, 2));
            var (d0, e0, f0) = (First(bias, 3), First(bias, 4), First(bias, 5));
            var (a1, b1, c1, d1, e1, f1) = (a0, b0, c0, d0, e0, f0);
            for (nint tap = 0; tap < taps; tap++)
            {
                ref var place = ref Unsafe.Add(ref tile, (nint)Unsafe.Add(ref offsets, tap));
                var (x0, x1) = (Vector.LoadUnsafe(ref place), Vector.LoadUnsafe(ref place, (nuint)Lanes));
                ref var weight = ref Unsafe.Add(ref weights, tap);
                var w = new Vector<float>(weight);
                a0 = LanesNative.MultiplyAdd(x0, w, a0);
                a1 = LanesNative.MultiplyAdd(x1, w, a1);
                w = new Vector<float>(Unsafe.Add(ref weight, taps));
                b0 = LanesNative.MultiplyAdd(x0, w, b0);
                b1 = LanesNative.MultiplyAdd(x1, w, b1);
                w = new Vector<float>(Unsafe.Add(ref weight, 2 * taps));
                c0 = LanesNative.MultiplyAdd(x0, w, c0);
                c1 = LanesNative.MultiplyAdd(x1, w, c1);
                w = new Vector<float>(Unsafe.Add(ref weight, 3 * taps));
                d0 = LanesNative.MultiplyAdd(x0, w, d0);
                d1 = LanesNative.MultiplyAdd(x1, w, d1);
                w = new Vector<float>(Unsafe.Add(ref weight, 4 * taps));
                e0 = LanesNative.MultiplyAdd(x0, w, e0);
                e1 = LanesNative.MultiplyAdd(x1, w, e1);
                w = new Vector<float>(Unsafe.Add(ref weight, 5 * taps));
                f0 = LanesNative.MultiplyAdd(x0, w, f0);
                f1 = LanesNative.MultiplyAdd(x1, w, f1);
            }
            ref var target = ref Unsafe.Add(ref sums, at);
            Store(a0, a1, ref target);
            Store(b0, b1, ref Unsafe.Add(ref target, pitch));
            Store(c0, c1, ref Unsafe.Add(ref target, 2 * pitch));
            Store(d0, d1, ref Unsafe.Add(ref target, 3 * pitch));
            Store(e0, e1, ref Unsafe.Add(ref target, 4 * pitch));
            Store(f0, f1, ref Unsafe.Add(ref target, 5 * pitch));
        }
    }

    /// <summary>Two channels by four vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Two(
        ref float planes, ref int offsets, nint taps, ref float weights, ReadOnlySpan<float> bias, ref float sums, nint pitch, int length)
    {
        for (var i = 0; i < length; i += 4 * Lanes)
        {
            var at = Math.Min(i, length - 4 * Lanes);
            ref var tile = ref Unsafe.Add(ref planes, at);
            var (a0, b0) = (First(bias, 0), First(bias, 1));
            var (a1, a2, a3, b1, b2, b3) = (a0, a0, a0, b0, b0, b0);
            for (nint tap = 0; tap < taps; tap++)
            {
                ref var place = ref Unsafe.Add(ref tile, (nint)Unsafe.Add(ref offsets, tap));
                var v = new Vector<float>(Unsafe.Add(ref weights, tap));
                var w = new Vector<float>(Unsafe.Add(ref weights, taps + tap));
                var x = Vector.LoadUnsafe(ref place);
                a0 = LanesNative.MultiplyAdd(x, v, a0);
                b0 = LanesNative.MultiplyAdd(x, w, b0);
                x = Vector.LoadUnsafe(ref place, (nuint)Lanes);
                a1 = LanesNative.MultiplyAdd(x, v, a1);
                b1 = LanesNative.MultiplyAdd(x, w, b1);
                x = Vector.LoadUnsafe(ref place, (nuint)(2 * Lanes));
                a2 = LanesNative.MultiplyAdd(x, v, a2);
                b2 = LanesNative.MultiplyAdd(x, w, b2);
                x = Vector.LoadUnsafe(ref place, (nuint)(3 * Lanes));
                a3 = LanesNative.MultiplyAdd(x, v, a3);
                b3 = LanesNative.MultiplyAdd(x, w, b3);
            }
            ref var target = ref Unsafe.Add(ref sums, at);
            Store(a0, a1, ref target);
            Store(a2, a3, ref Unsafe.Add(ref target, 2 * Lanes));
            Store(b0, b1, ref Unsafe.Add(ref target, pitch));
            Store(b2, b3, ref Unsafe.Add(ref target, pitch + 2 * Lanes));
        }
    }

    /// <summary>One channel by four vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void One(
        ref float planes, ref int offsets, nint taps, ref float weights, ReadOnlySpan<float> bias, ref float sums, int length)
    {
        for (var i = 0; i < length; i += 4 * Lanes)
        {
            var at = Math.Min(i, length - 4 * Lanes);
            ref var tile = ref Unsafe.Add(ref planes, at);
            var a0 = First(bias, 0);
            var (a1, a2, a3) = (a0, a0, a0);
            for (nint tap = 0; tap < taps; tap++)
            {
                ref var place = ref Unsafe.Add(ref tile, (nint)Unsafe.Add(ref offsets, tap));
                var w = new Vector<float>(Unsafe.Add(ref weights, tap));
                a0 = LanesNative.MultiplyAdd(Vector.LoadUnsafe(ref place), w, a0);
                a1 = LanesNative.MultiplyAdd(Vector.LoadUnsafe(ref place, (nuint)Lanes), w, a1);
                a2 = LanesNative.MultiplyAdd(Vector.LoadUnsafe(ref place, (nuint)(2 * Lanes)), w, a2);
                a3 = LanesNative.MultiplyAdd(Vector.LoadUnsafe(ref place, (nuint)(3 * Lanes)), w, a3);
            }
            ref var target = ref Unsafe.Add(ref sums, at);
            Store(a0, a1, ref target);
            Store(a2, a3, ref Unsafe.Add(ref target, 2 * Lanes));
        }
    }

    private static Vector<float> First(ReadOnlySpan<float> bias, int channel) => bias.IsEmpty ? Vector<float>.Zero : new(bias[channel]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector<float> low, Vector<float> high, ref float target)
    {
        Vector.StoreUnsafe(low, ref target);
        Vector.StoreUnsafe(high, ref target, (nuint)Lanes);
    }
}
