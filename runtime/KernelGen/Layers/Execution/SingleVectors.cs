using System.Numerics;
using System.Runtime.CompilerServices;
#if !NET9_0_OR_GREATER
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
#endif

namespace KernelGen.Execution;

/// <summary>Words for vectors of floats, as wide as the machine's, that the oldest framework has no name for.</summary>
internal static class SingleVectors
{
    /// <summary>a·b + c; rounded once where the machine can.</summary>
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

    /// <summary>The greater of two; a NaN if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Greater(Vector<float> left, Vector<float> right)
    {
        var keeps = Vector.GreaterThan(left, right) | ~Vector.Equals(left, left);
        return Vector.ConditionalSelect(keeps, left, right);
    }
}
