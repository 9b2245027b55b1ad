using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.CompilerServices;

// Comparisons that choose: minima and maxima that keep NaN, bounds, and a value or 0.

public static partial class Lanes512
{
    /// <summary>The greater of two; NaN if either is.</summary>
    /// <remarks>If either is NaN, the instruction returns its second operand: one of both orders is NaN, and stays NaN.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Max(Vector512<float> left, Vector512<float> right) =>
        Avx512F.Max(left, right) | Avx512F.Max(right, left);

    /// <summary>The lesser of two; NaN if either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Min(Vector512<float> left, Vector512<float> right) =>
        Avx512F.Min(left, right) | Avx512F.Min(right, left);

    /// <summary>The lesser of two; NaN if either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Min(Vector512<double> left, Vector512<double> right) =>
        Avx512F.Min(left, right) | Avx512F.Min(right, left);

    /// <summary>The greater of two; NaN if either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Max(Vector512<double> left, Vector512<double> right) =>
        Avx512F.Max(left, right) | Avx512F.Max(right, left);

    /// <summary>max(x, bound) for a bound that is not NaN; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> AtLeast(Vector512<float> x, Vector512<float> bound) =>
        Avx512F.Max(bound, x);

    /// <summary>min(x, bound) for a bound that is not NaN; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> AtMost(Vector512<float> x, Vector512<float> bound) =>
        Avx512F.Min(bound, x);

    /// <summary>The value where two numbers are equal, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> WhereEqual(Vector512<float> left, Vector512<float> right, Vector512<float> value) =>
        Vector512.Equals(left, right) & value;

    /// <summary>The value where two numbers are not equal, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> WhereNotEqual(Vector512<float> left, Vector512<float> right, Vector512<float> value) =>
        Vector512.AndNot(value, Vector512.Equals(left, right));
}

public static partial class Lanes256
{
    /// <summary>The greater of two; NaN if either is.</summary>
    /// <remarks>If either is NaN, the instruction returns its second operand: one of both orders is NaN, and stays NaN.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Max(Vector256<float> left, Vector256<float> right) =>
        Avx.IsSupported
            ? Avx.Max(left, right) | Avx.Max(right, left)
            : Vector256.ConditionalSelect(Vector256.Equals(left, left), AtLeast(right, left), left);

    /// <summary>The lesser of two; NaN if either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Min(Vector256<float> left, Vector256<float> right) =>
        Avx.IsSupported
            ? Avx.Min(left, right) | Avx.Min(right, left)
            : Vector256.ConditionalSelect(Vector256.LessThan(left, right) | ~Vector256.Equals(left, left), left, right);

    /// <summary>The lesser of two; NaN if either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Min(Vector256<double> left, Vector256<double> right) =>
        Avx.IsSupported
            ? Avx.Min(left, right) | Avx.Min(right, left)
            : Vector256.ConditionalSelect(Vector256.LessThan(left, right) | ~Vector256.Equals(left, left), left, right);

    /// <summary>The greater of two; NaN if either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Max(Vector256<double> left, Vector256<double> right) =>
        Avx.IsSupported
            ? Avx.Max(left, right) | Avx.Max(right, left)
            : Vector256.ConditionalSelect(Vector256.GreaterThan(left, right) | ~Vector256.Equals(left, left), left, right);

    /// <summary>max(x, bound) for a bound that is not NaN; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> AtLeast(Vector256<float> x, Vector256<float> bound) =>
        Avx.IsSupported ? Avx.Max(bound, x) : Vector256.ConditionalSelect(Vector256.LessThan(x, bound), bound, x);

    /// <summary>min(x, bound) for a bound that is not NaN; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> AtMost(Vector256<float> x, Vector256<float> bound) =>
        Avx.IsSupported ? Avx.Min(bound, x) : Vector256.ConditionalSelect(Vector256.GreaterThan(x, bound), bound, x);

    /// <summary>The value where two numbers are equal, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> WhereEqual(Vector256<float> left, Vector256<float> right, Vector256<float> value) =>
        Vector256.Equals(left, right) & value;

    /// <summary>The value where two numbers are not equal, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> WhereNotEqual(Vector256<float> left, Vector256<float> right, Vector256<float> value) =>
        Vector256.AndNot(value, Vector256.Equals(left, right));
}

public static partial class Lanes128
{
    /// <summary>The greater of two; NaN if either is.</summary>
    /// <remarks>If either is NaN, the instruction returns its second operand: one of both orders is NaN, and stays NaN.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Max(Vector128<float> left, Vector128<float> right) =>
        Sse.IsSupported
            ? Sse.Max(left, right) | Sse.Max(right, left)
            : Vector128.ConditionalSelect(Vector128.Equals(left, left), AtLeast(right, left), left);

    /// <summary>The lesser of two; NaN if either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Min(Vector128<float> left, Vector128<float> right) =>
        Sse.IsSupported
            ? Sse.Min(left, right) | Sse.Min(right, left)
            : Vector128.ConditionalSelect(Vector128.LessThan(left, right) | ~Vector128.Equals(left, left), left, right);

    /// <summary>The lesser of two; NaN if either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Min(Vector128<double> left, Vector128<double> right) =>
        Sse2.IsSupported
            ? Sse2.Min(left, right) | Sse2.Min(right, left)
            : Vector128.ConditionalSelect(Vector128.LessThan(left, right) | ~Vector128.Equals(left, left), left, right);

    /// <summary>The greater of two; NaN if either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Max(Vector128<double> left, Vector128<double> right) =>
        Sse2.IsSupported
            ? Sse2.Max(left, right) | Sse2.Max(right, left)
            : Vector128.ConditionalSelect(Vector128.GreaterThan(left, right) | ~Vector128.Equals(left, left), left, right);

    /// <summary>max(x, bound) for a bound that is not NaN; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> AtLeast(Vector128<float> x, Vector128<float> bound) =>
        Sse.IsSupported ? Sse.Max(bound, x)
            : AdvSimd.IsSupported ? AdvSimd.Max(bound, x)
            : Vector128.ConditionalSelect(Vector128.LessThan(x, bound), bound, x);

    /// <summary>min(x, bound) for a bound that is not NaN; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> AtMost(Vector128<float> x, Vector128<float> bound) =>
        Sse.IsSupported ? Sse.Min(bound, x)
            : AdvSimd.IsSupported ? AdvSimd.Min(bound, x)
            : Vector128.ConditionalSelect(Vector128.GreaterThan(x, bound), bound, x);

    /// <summary>The value where two numbers are equal, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> WhereEqual(Vector128<float> left, Vector128<float> right, Vector128<float> value) =>
        Vector128.Equals(left, right) & value;

    /// <summary>The value where two numbers are not equal, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> WhereNotEqual(Vector128<float> left, Vector128<float> right, Vector128<float> value) =>
        Vector128.AndNot(value, Vector128.Equals(left, right));
}

public static partial class LanesScalar
{
    /// <summary>The greater of two; NaN if either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(float left, float right) => MathF.Max(left, right);

    /// <summary>The value where two numbers are equal, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float WhereEqual(float left, float right, float value) => left == right ? value : 0;

    /// <summary>The value where two numbers are not equal, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float WhereNotEqual(float left, float right, float value) => left == right ? 0 : value;
}
