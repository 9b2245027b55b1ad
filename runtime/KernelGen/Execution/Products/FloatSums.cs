using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System;
using KernelGen.CompilerServices;

namespace KernelGen.Execution;

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
