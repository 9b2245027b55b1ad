using System.Numerics;
using System.Runtime.CompilerServices;
#if !NET9_0_OR_GREATER
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
#endif

namespace KernelGen.CompilerServices;

/// <summary>The operations on vectors as wide as the machine's (<see cref="Vector{T}"/>): for layers that are not compiled.</summary>
internal static class LanesNative
{
    /// <summary>a·b + c, rounded once where the hardware can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> MultiplyAdd(Vector<float> a, Vector<float> b, Vector<float> c)
    {
#if NET9_0_OR_GREATER
        return Vector.MultiplyAddEstimate(a, b, c);
#else
        if (Fma.IsSupported && Vector<float>.Count == 8)
            return Fma.MultiplyAdd(a.AsVector256(), b.AsVector256(), c.AsVector256()).AsVector();
        if (AdvSimd.IsSupported && Vector<float>.Count == 4)
            return AdvSimd.FusedMultiplyAdd(c.AsVector128(), a.AsVector128(), b.AsVector128()).AsVector();
        return a * b + c;
#endif
    }

    /// <summary>The greater of two; NaN if either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Max(Vector<float> left, Vector<float> right)
    {
        var keeps = Vector.GreaterThan(left, right) | ~Vector.Equals(left, left);
        return Vector.ConditionalSelect(keeps, left, right);
    }
}
