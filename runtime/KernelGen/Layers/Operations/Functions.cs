using System.Numerics;
using System.Runtime.CompilerServices;
using KernelGen.CompilerServices;

namespace KernelGen.Operations;

/// <summary>eˣ for vectors of floats, and what is made of it. NaN gives NaN.</summary>
/// <remarks>
/// Cody and Waite's reduction: x = n·ln 2 + r, |r| ≤ ½ ln 2, then a polynomial for eʳ and a scaling by 2ⁿ in two steps, so that
/// subnormal results are right. The polynomial interpolates (eʳ − 1 − r)/r² at Chebyshev points of |r| ≤ 0.42; its error is 3·10⁻⁹.
/// </remarks>
internal static class Exponential
{
    private const float Log2E = 1.44269504f;
    private const float Ln2High = 0.693359375f;         // nine bits: n·Ln2High is exact
    private const float Ln2Low = -2.12194440e-4f;
    private const float Round = 12_582_912f;            // 1.5·2²³: adding and subtracting it rounds to an integer

    /// <summary>eˣ within 2 ulp; ∞ above 88.73, 0 below −104.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Of(Vector<float> x) => OfSum(x, Vector<float>.Zero);

    /// <summary>e^(high + low) where |low| ≤ 0.07: the rounding error of an exponent need not become one of the result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> OfSum(Vector<float> high, Vector<float> low)
    {
        var x = Clamp(high, -105, 90);
        var n = Nearest(x * Log2E);
        var r = Remainder(x, n) + low;
        var power = Vector<float>.One + ExpM1(r);
        var exponent = Vector.ConvertToInt32(n);
        var half = Vector.ShiftRightArithmetic(exponent, 1);
        return power * PowerOfTwo(half) * PowerOfTwo(exponent - half);
    }

    /// <summary>eˣ − 1 for 0 ≤ x ≤ 80, with a small relative error near 0 too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> LessOne(Vector<float> x)
    {
        var n = Nearest(x * Log2E);
        var scale = PowerOfTwo(Vector.ConvertToInt32(n));
        return LanesNative.MultiplyAdd(scale, ExpM1(Remainder(x, n)), scale - Vector<float>.One);
    }

    /// <summary>The lanes within [least, greatest]; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Clamp(Vector<float> x, float least, float greatest)
    {
        x = Vector.ConditionalSelect(Vector.LessThan(x, new(least)), new(least), x);
        return Vector.ConditionalSelect(Vector.GreaterThan(x, new(greatest)), new(greatest), x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Nearest(Vector<float> x) => x + new Vector<float>(Round) - new Vector<float>(Round);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Remainder(Vector<float> x, Vector<float> n) =>
        LanesNative.MultiplyAdd(n, new(-Ln2Low), LanesNative.MultiplyAdd(n, new(-Ln2High), x));

    /// <summary>eʳ − 1 for |r| ≤ 0.42.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> ExpM1(Vector<float> r)
    {
        var p = LanesNative.MultiplyAdd(new(1.9914318e-4f), r, new(1.3954659e-3f));
        p = LanesNative.MultiplyAdd(p, r, new(8.3332853e-3f));
        p = LanesNative.MultiplyAdd(p, r, new(4.1666232e-2f));
        p = LanesNative.MultiplyAdd(p, r, new(0.16666667f));
        p = LanesNative.MultiplyAdd(p, r, new(0.5f));
        return LanesNative.MultiplyAdd(p * r, r, r);
    }

    /// <summary>2ⁿ for −126 ≤ n ≤ 127, by its bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> PowerOfTwo(Vector<int> n) => Vector.AsVectorSingle(Vector.ShiftLeft(n + new Vector<int>(127), 23));
}

/// <summary>1/(1 + e⁻ˣ), by e^−|x|, which never overflows: 1/(1 + e^−|x|) or e^−|x|/(1 + e^−|x|).</summary>
internal static class Logistic
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Of(Vector<float> x)
    {
        var e = Exponential.Of(-Vector.Abs(x));
        var numerator = Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), e, Vector<float>.One);
        return numerator / (Vector<float>.One + e);
    }
}

/// <summary>The normal distribution's Φ(x) = (1 + erf(x/√2))/2, with a small relative error in the lower tail too.</summary>
/// <remarks>
/// Φ(−t) = e^(−t²/2)·S(t) for t ≥ 0, where S falls like 1/t: (1 + t)·S(t) is a polynomial of degree 10 in (t − 2.5)/(t + 2.5), which
/// interpolates at Chebyshev points of [0, 15] with a relative error of 1.4·10⁻⁸. −t²/2 is taken as a sum of two floats: the square
/// of t's upper twelve bits is exact. Φ(t) = 1 − Φ(−t).
/// </remarks>
internal static class NormalDistribution
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Of(Vector<float> x)
    {
        var t = Exponential.Clamp(Vector.Abs(x), 0, 15);
        var upper = Vector.AsVectorSingle(Vector.AsVectorInt32(t) & new Vector<int>(~0xFFF));
        var exponential = Exponential.OfSum(upper * upper * -0.5f, (upper - t) * (upper + t) * 0.5f);
        var tail = exponential * Polynomial((t - new Vector<float>(2.5f)) / (t + new Vector<float>(2.5f))) / (t + Vector<float>.One);
        return Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), tail, Vector<float>.One - tail);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Polynomial(Vector<float> q)
    {
        var p = LanesNative.MultiplyAdd(new(-6.767371e-5f), q, new(-2.3325653e-4f));
        p = LanesNative.MultiplyAdd(p, q, new(5.1419597e-6f));
        p = LanesNative.MultiplyAdd(p, q, new(1.2716416e-3f));
        p = LanesNative.MultiplyAdd(p, q, new(1.2826974e-3f));
        p = LanesNative.MultiplyAdd(p, q, new(-6.0508521e-3f));
        p = LanesNative.MultiplyAdd(p, q, new(-8.6997254e-3f));
        p = LanesNative.MultiplyAdd(p, q, new(4.6063416e-2f));
        p = LanesNative.MultiplyAdd(p, q, new(-3.7716657e-2f));
        p = LanesNative.MultiplyAdd(p, q, new(-9.1587506e-2f));
        return LanesNative.MultiplyAdd(p, q, new(0.49465966f));
    }
}
