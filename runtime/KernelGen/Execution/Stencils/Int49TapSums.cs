using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using KernelGen.CompilerServices;

namespace KernelGen.Execution;

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
