using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using KernelGen.CompilerServices;

namespace KernelGen.Execution;

/// <summary>Integer sums that fit 32 bits.</summary>
internal readonly unsafe struct Int32Sums<TIn, TOut, TQuotient>(int bias, TQuotient quotient, bool absolute) : ISums<TIn, int, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
    where TQuotient : struct, IQuotient
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Widen(TIn* from, int* to, nint count)
    {
        nint x = 0;
        for (; x + LanesBlock.Count <= count; x += LanesBlock.Count)
        {
            var (first, second) = LanesBlock.Load(ref from[x]);
            first.Store(to + x);
            second.Store(to + x + 8);
        }
        for (; x < count; x++) to[x] = Element.ToInt32(from[x]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Finish(int* sums, TOut* to, nint count)
    {
        var (start, division) = (Vector256.Create(bias), quotient);
        nint x = 0;
        for (; x + LanesBlock.Count <= count; x += LanesBlock.Count) Finish(sums + x, ref to[x], start, division);
        if (x == count) return;
        var rest = stackalloc TOut[LanesBlock.Count];
        var copy = stackalloc int[LanesBlock.Count];
        new Span<int>(sums + x, (int)(count - x)).CopyTo(new Span<int>(copy, LanesBlock.Count));
        Finish(copy, ref *rest, start, division);
        new Span<TOut>(rest, (int)(count - x)).CopyTo(new Span<TOut>(to + x, (int)(count - x)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Finish(int* sums, ref TOut to, Vector256<int> start, TQuotient division) =>
        LanesBlock.Store(ref to, Finish(Vector256.Load(sums) + start, division), Finish(Vector256.Load(sums + 8) + start, division));

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
internal readonly unsafe struct Int49Sums<TIn, TOut, TQuotient>(double bias, TQuotient quotient, bool absolute) : ISums<TIn, double, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
    where TQuotient : struct, IQuotient
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Widen(TIn* from, double* to, nint count)
    {
        nint x = 0;
        for (; x + LanesBlock.Count <= count; x += LanesBlock.Count)
        {
            var (first, second) = LanesBlock.Load(ref from[x]);
            var ((a, b), (c, d)) = (LanesBlock.ToDoubles(first), LanesBlock.ToDoubles(second));
            a.Store(to + x);
            b.Store(to + x + 4);
            c.Store(to + x + 8);
            d.Store(to + x + 12);
        }
        for (; x < count; x++) to[x] = Element.ToInt32(from[x]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Finish(double* sums, TOut* to, nint count)
    {
        var (start, division) = (Vector256.Create(bias), quotient);
        nint x = 0;
        for (; x + LanesBlock.Count <= count; x += LanesBlock.Count) Finish(sums + x, ref to[x], start, division);
        if (x == count) return;
        var rest = stackalloc TOut[LanesBlock.Count];
        var copy = stackalloc double[LanesBlock.Count];
        new Span<double>(sums + x, (int)(count - x)).CopyTo(new Span<double>(copy, LanesBlock.Count));
        Finish(copy, ref *rest, start, division);
        new Span<TOut>(rest, (int)(count - x)).CopyTo(new Span<TOut>(to + x, (int)(count - x)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Finish(double* sums, ref TOut to, Vector256<double> start, TQuotient division) =>
        DoubleSums.Store(
            ref to, Finish(Vector256.Load(sums) + start, division), Finish(Vector256.Load(sums + 4) + start, division),
            Finish(Vector256.Load(sums + 8) + start, division), Finish(Vector256.Load(sums + 12) + start, division));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<double> Finish(Vector256<double> sums, TQuotient division)
    {
        var shift = Vector256.Create(LanesBlock.RoundsToInteger);
        return DoubleSums.Saturate<TOut>(TQuotient.IsWhole ? sums : division.Of(sums) + shift - shift, absolute);
    }
}

/// <summary>Integer sums up to 126 bits.</summary>
internal readonly unsafe struct WideSums<TIn, TOut>(Int128 bias, Int128 denominator, MidpointRounding rounding, bool absolute)
    : ISums<TIn, Int128, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
{
    public void Widen(TIn* from, Int128* to, nint count)
    {
        for (nint x = 0; x < count; x++) to[x] = Element.ToInt32(from[x]);
    }

    public void Finish(Int128* sums, TOut* to, nint count)
    {
        var (least, greatest) = IntegerRange.Of<TOut>();
        for (nint x = 0; x < count; x++)
        {
            var rounded = Quotient.Rounded(sums[x] + bias, denominator, rounding);
            if (absolute) rounded = Int128.Abs(rounded);
            to[x] = Element.FromInt32<TOut>((int)Int128.Clamp(rounded, least, greatest));
        }
    }
}
