using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using KernelGen.CompilerServices;

namespace KernelGen.Kernels;

/// <summary>Integer sums that fit 32 bits: the taps in a table, thirty-two elements at a time in registers.</summary>
internal readonly struct Int32TapSums<TIn, TOut, TQuotient>(Tap<int>[] taps, int bias, TQuotient quotient, bool absolute)
    : ITapSums<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
    where TQuotient : struct, IQuotient
{
    private const int BlockLength = 2 * LanesBlock.Count;

    public static int Lanes => BlockLength;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void RunRow(Rows<TIn> source, Rows<TOut> destination, nint count)
    {
        var (places, start, division, last) = (taps, Vector256.Create(bias), quotient, count - BlockLength);
        for (nint x = 0; ; x = Math.Min(x + BlockLength, last))
        {
            var a = start;
            var b = start;
            var c = start;
            var d = start;
            for (var t = 0; t < places.Length; t++)
            {
                ref readonly var tap = ref places[t];
                ref var pixels = ref Unsafe.Add(ref source[tap.Row], tap.Offset + x);
                var coefficient = Vector256.Create(tap.Coefficient);
                var (p, q) = LanesBlock.Load(ref pixels);
                var (r, s) = LanesBlock.Load(ref Unsafe.Add(ref pixels, LanesBlock.Count));
                a += p * coefficient;
                b += q * coefficient;
                c += r * coefficient;
                d += s * coefficient;
            }
            ref var output = ref Unsafe.Add(ref destination[0], x);
            LanesBlock.Store(ref output, Finish(a, division), Finish(b, division));
            LanesBlock.Store(ref Unsafe.Add(ref output, LanesBlock.Count), Finish(c, division), Finish(d, division));
            if (x == last) return;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<int> Finish(Vector256<int> sums, TQuotient division)
    {
        if (!TQuotient.IsWhole)
        {
            var (lower, upper) = LanesBlock.ToDoubles(sums);
            sums = LanesBlock.ToIntegers(division.Of(lower), division.Of(upper));
        }
        if (absolute) sums = Vector256.Abs(sums);
        var (least, greatest) = IntegerRange.Of<TOut>();
        return typeof(TOut) == typeof(int) ? sums
            : Vector256.Min(Vector256.Max(sums, Vector256.Create(least)), Vector256.Create(greatest));
    }
}

/// <summary>Integer sums below 2^49: every product and partial sum is exact in a double.</summary>
internal readonly struct Int49TapSums<TIn, TOut, TQuotient>(
    Tap<double>[] taps, double bias, TQuotient quotient, bool absolute) : ITapSums<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
    where TQuotient : struct, IQuotient
{
    public static int Lanes => LanesBlock.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void RunRow(Rows<TIn> source, Rows<TOut> destination, nint count)
    {
        var (places, start, division, last) = (taps, bias, quotient, count - LanesBlock.Count);
        for (nint x = 0; ; x = Math.Min(x + LanesBlock.Count, last))
        {
            var (a, b, c, d) = DoubleSums.Of(source, x, places, start);
            DoubleSums.Store(
                ref Unsafe.Add(ref destination[0], x), Finish(a, division), Finish(b, division), Finish(c, division), Finish(d, division));
            if (x == last) return;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<double> Finish(Vector256<double> sums, TQuotient division)
    {
        var shift = Vector256.Create(LanesBlock.RoundsToInteger);
        return DoubleSums.Saturate<TOut>(TQuotient.IsWhole ? sums : division.Of(sums) + shift - shift, absolute);
    }
}

/// <summary>Weighted sums of sixteen elements in double lanes; what integer stencils with sums beyond 32 bits share.</summary>
internal static class DoubleSums
{
    /// <summary>Start + Σ coefficient·element, in the order of the table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<double> A, Vector256<double> B, Vector256<double> C, Vector256<double> D) Of<T>(
        Rows<T> source, nint x, Tap<double>[] taps, double start)
        where T : unmanaged
    {
        var a = Vector256.Create(start);
        var b = a;
        var c = a;
        var d = a;
        for (var t = 0; t < taps.Length; t++)
        {
            ref readonly var tap = ref taps[t];
            var coefficient = Vector256.Create(tap.Coefficient);
            var (first, second) = LanesBlock.Load(ref Unsafe.Add(ref source[tap.Row], tap.Offset + x));
            var (p, q) = LanesBlock.ToDoubles(first);
            var (r, s) = LanesBlock.ToDoubles(second);
            a += p * coefficient;
            b += q * coefficient;
            c += r * coefficient;
            d += s * coefficient;
        }
        return (a, b, c, d);
    }

    /// <summary>Rounded values brought into the destination's range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Saturate<T>(Vector256<double> rounded, bool absolute)
        where T : unmanaged
    {
        var (least, greatest) = IntegerRange.Of<T>();
        if (absolute) rounded = Vector256.Abs(rounded);
        return Vector256.Min(Vector256.Max(rounded, Vector256.Create((double)least)), Vector256.Create((double)greatest));
    }

    /// <summary>Stores sixteen saturated values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(
        ref T output, Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d)
        where T : unmanaged =>
        LanesBlock.Store(ref output, LanesBlock.ToIntegers(a, b), LanesBlock.ToIntegers(c, d));
}
