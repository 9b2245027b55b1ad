using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KernelGen.CompilerServices;

/// <summary>The operations on vectors as wide as the machine's (<see cref="Vector{T}"/>): for layers that are not compiled.</summary>
internal static class LanesNative
{
    /// <summary>a·b + c, rounded once where the hardware can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> MultiplyAdd(Vector<float> a, Vector<float> b, Vector<float> c) => Vector<float>.Count switch
    {
        16 => Lanes512.MultiplyAdd(a.AsVector512(), b.AsVector512(), c.AsVector512()).AsVector(),
        8 => Lanes256.MultiplyAdd(a.AsVector256(), b.AsVector256(), c.AsVector256()).AsVector(),
        4 => Lanes128.MultiplyAdd(a.AsVector128(), b.AsVector128(), c.AsVector128()).AsVector(),
        _ => a * b + c,
    };

    /// <summary>The greater of two; NaN if either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Max(Vector<float> left, Vector<float> right)
    {
        var keeps = Vector.GreaterThan(left, right) | ~Vector.Equals(left, left);
        return Vector.ConditionalSelect(keeps, left, right);
    }
}
