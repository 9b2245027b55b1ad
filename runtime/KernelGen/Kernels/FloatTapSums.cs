using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using KernelGen.CompilerServices;

namespace KernelGen.Kernels;

/// <summary>Sums in float lanes, thirty-two elements at a time; the divisor is part of the coefficients.</summary>
internal readonly struct SingleTapSums<TIn>(Tap<float>[] taps, float offset, bool absolute) : ITapSums<TIn, float>
    where TIn : unmanaged
{
    private const int BlockLength = 2 * LanesBlock.Count;

    public static int Lanes => BlockLength;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void RunRow(Rows<TIn> source, Rows<float> destination, nint count)
    {
        var (places, start, magnitudes, last) = (taps, Vector256.Create(offset), absolute, count - BlockLength);
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
                var (p, q) = LanesBlock.LoadSingles(ref pixels);
                var (r, s) = LanesBlock.LoadSingles(ref Unsafe.Add(ref pixels, LanesBlock.Count));
                a = LanesBlock.MultiplyAdd(p, coefficient, a);
                b = LanesBlock.MultiplyAdd(q, coefficient, b);
                c = LanesBlock.MultiplyAdd(r, coefficient, c);
                d = LanesBlock.MultiplyAdd(s, coefficient, d);
            }
            ref var output = ref Unsafe.Add(ref destination[0], x);
            (magnitudes ? Vector256.Abs(a) : a).StoreUnsafe(ref output);
            (magnitudes ? Vector256.Abs(b) : b).StoreUnsafe(ref output, 8);
            (magnitudes ? Vector256.Abs(c) : c).StoreUnsafe(ref output, 16);
            (magnitudes ? Vector256.Abs(d) : d).StoreUnsafe(ref output, 24);
            if (x == last) return;
        }
    }
}

/// <summary>Sums in double lanes: of doubles, and into floats where a coefficient is too small for a normal float.</summary>
internal readonly struct DoubleTapSums<TIn, TOut>(Tap<double>[] taps, double offset, bool absolute) : ITapSums<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
{
    public static int Lanes => LanesBlock.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void RunRow(Rows<TIn> source, Rows<TOut> destination, nint count)
    {
        var (places, start, magnitudes, last) = (taps, Vector256.Create(offset), absolute, count - LanesBlock.Count);
        for (nint x = 0; ; x = Math.Min(x + LanesBlock.Count, last))
        {
            var a = start;
            var b = start;
            var c = start;
            var d = start;
            for (var t = 0; t < places.Length; t++)
            {
                ref readonly var tap = ref places[t];
                var coefficient = Vector256.Create(tap.Coefficient);
                var (p, q, r, s) = LanesBlock.LoadDoubles(ref Unsafe.Add(ref source[tap.Row], tap.Offset + x));
                a = LanesBlock.MultiplyAdd(p, coefficient, a);
                b = LanesBlock.MultiplyAdd(q, coefficient, b);
                c = LanesBlock.MultiplyAdd(r, coefficient, c);
                d = LanesBlock.MultiplyAdd(s, coefficient, d);
            }
            if (magnitudes) (a, b, c, d) = (Vector256.Abs(a), Vector256.Abs(b), Vector256.Abs(c), Vector256.Abs(d));
            LanesBlock.Store(ref Unsafe.Add(ref destination[0], x), a, b, c, d);
            if (x == last) return;
        }
    }
}
