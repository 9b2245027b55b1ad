using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using KernelGen.CompilerServices;
using KernelGen.Running;

namespace KernelGen.Kernels;

/// <summary>The number type in which a filter adds, and the ways into it and out of it.</summary>
/// <typeparam name="TIn">Element of the source.</typeparam>
/// <typeparam name="TSum">What sums are made of.</typeparam>
/// <typeparam name="TOut">Element of the destination.</typeparam>
internal unsafe interface ISums<TIn, TSum, TOut>
    where TIn : unmanaged
    where TSum : unmanaged, INumber<TSum>
    where TOut : unmanaged
{
    /// <summary>Elements as summands.</summary>
    void Widen(TIn* from, TSum* to, nint count);

    /// <summary>Sums as results: offset, division, rounding, magnitude, saturation.</summary>
    void Finish(TSum* sums, TOut* to, nint count);
}

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

/// <summary>How sums of floats stay in range: summands are scaled by a power of two, and a kernel of gain 1 or less gives finite results.</summary>
/// <param name="Scale">What every element is multiplied by; a power of two, so that nothing is lost.</param>
/// <param name="Factor">What every sum is multiplied by.</param>
/// <param name="Offset">What is added in the end.</param>
/// <param name="IsNormalized">Σ|k| ≤ |Divisor|: where the elements are finite, only rounding leads beyond the destination's range.</param>
/// <param name="Absolute">The result is a magnitude.</param>
internal readonly record struct FloatRange(double Scale, double Factor, double Offset, bool IsNormalized, bool Absolute);

/// <summary>Sums in floats.</summary>
internal readonly unsafe struct SingleSums<TIn>(FloatRange range) : ISums<TIn, float, float>
    where TIn : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Widen(TIn* from, float* to, nint count)
    {
        var scale = (float)range.Scale;
        nint x = 0;
        for (; x + LanesBlock.Count <= count; x += LanesBlock.Count)
        {
            var (first, second) = LanesBlock.LoadSingles(ref from[x]);
            (first * scale).Store(to + x);
            (second * scale).Store(to + x + 8);
        }
        for (; x < count; x++) to[x] = (float)Element.ToDouble(from[x]) * scale;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Finish(float* sums, float* to, nint count)
    {
        var (factor, offset) = ((float)range.Factor, (float)range.Offset);
        nint x = 0;
        for (; x + Vector256<float>.Count <= count; x += Vector256<float>.Count)
        {
            var sum = Vector256.Load(sums + x);
            var product = sum * factor;
            if (range.IsNormalized)
            {
                var greatest = Vector256.Create(float.MaxValue);
                var clamped = Vector256.Min(Vector256.Max(product, -greatest), greatest);
                product = Vector256.ConditionalSelect(Vector256.LessThanOrEqual(Vector256.Abs(sum), greatest), clamped, product);
            }
            product += Vector256.Create(offset);
            (range.Absolute ? Vector256.Abs(product) : product).Store(to + x);
        }
        for (; x < count; x++)
        {
            var product = sums[x] * factor;
            if (range.IsNormalized && float.IsFinite(sums[x])) product = Math.Clamp(product, float.MinValue, float.MaxValue);
            product += offset;
            to[x] = range.Absolute ? Math.Abs(product) : product;
        }
    }
}

/// <summary>Sums in doubles, of which the destination may be floats.</summary>
internal readonly unsafe struct DoubleFloatSums<TIn, TOut>(FloatRange range) : ISums<TIn, double, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
{
    public void Widen(TIn* from, double* to, nint count)
    {
        for (nint x = 0; x < count; x++) to[x] = Element.ToDouble(from[x]) * range.Scale;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Finish(double* sums, TOut* to, nint count)
    {
        var greatest = typeof(TOut) == typeof(float) ? float.MaxValue : double.MaxValue;
        for (nint x = 0; x < count; x++)
        {
            var product = sums[x] * range.Factor;
            if (range.IsNormalized && double.IsFinite(sums[x])) product = Math.Clamp(product, -greatest, greatest);
            product += range.Offset;
            to[x] = Element.From<TOut>(range.Absolute ? Math.Abs(product) : product);
        }
    }
}

/// <summary>Elements as they are.</summary>
internal readonly unsafe struct SameElements<T> : ISums<T, T, T>
    where T : unmanaged, INumber<T>
{
    public void Widen(T* from, T* to, nint count) => Copy(from, to, count);

    public void Finish(T* sums, T* to, nint count) => Copy(sums, to, count);

    private static void Copy(T* from, T* to, nint count) => new ReadOnlySpan<T>(from, (int)count).CopyTo(new Span<T>(to, (int)count));
}

/// <summary>What two values of a window become; any order and grouping gives the same, but for the rounding of sums.</summary>
internal interface IFold<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>Values are added, and may be weighted; else one of them is taken, and may be taken twice.</summary>
    static abstract bool IsSum { get; }

    static abstract T Of(T first, T second);

    static abstract Vector<T> Of(Vector<T> first, Vector<T> second);
}

/// <summary>The sum.</summary>
internal readonly struct Sum<T> : IFold<T>
    where T : unmanaged, INumber<T>
{
    public static bool IsSum => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of(T first, T second) => first + second;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Of(Vector<T> first, Vector<T> second) => first + second;
}

/// <summary>The lesser one; NaN where one of them is.</summary>
internal readonly struct Least<T> : IFold<T>
    where T : unmanaged, INumber<T>
{
    public static bool IsSum => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of(T first, T second) => first < second || T.IsNaN(first) ? first : second;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Of(Vector<T> first, Vector<T> second) =>
        typeof(T) == typeof(float) || typeof(T) == typeof(double)
            ? Vector.ConditionalSelect(Vector.LessThan(first, second) | ~Vector.Equals(first, first), first, second)
            : Vector.Min(first, second);
}
