using System.Numerics;
using System.Runtime.CompilerServices;
using KernelGen.CompilerServices;

namespace KernelGen.Execution;

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
