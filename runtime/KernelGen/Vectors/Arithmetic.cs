using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.CompilerServices;

// Multiplications and divisions. A divisor is the same for all lanes; quotients are exact under the stated limits.

public static partial class Lanes512
{
    /// <summary>a·b + c, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) =>
        Avx512F.FusedMultiplyAdd(a, b, c);

    /// <summary>a·b + c, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyAdd(Vector512<double> a, Vector512<double> b, Vector512<double> c) =>
        Avx512F.FusedMultiplyAdd(a, b, c);

    /// <summary>The upper halves of the unsigned 32-bit products.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ushort> MultiplyHigh(Vector512<ushort> value, ushort factor) =>
        Avx512BW.MultiplyHigh(value, Vector512.Create(factor));

    /// <summary>The upper halves of the unsigned 32-bit products; the elements are not negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> MultiplyHigh(Vector512<short> value, ushort factor) => MultiplyHigh(value.AsUInt16(), factor).AsInt16();

    /// <summary>
    /// Whole quotients of integers in [0, 2^21) by one below 2^24: n/q + 1/(2q) stays farther from every integer than its rounding errors.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> QuotientByReciprocal(Vector512<int> value, float divisor)
    {
        var quotient = MultiplyAdd(Vector512.ConvertToSingle(value), Vector512.Create(1 / divisor), Vector512.Create(0.5f / divisor));
        return Avx512F.ConvertToVector512Int32WithTruncation(quotient);
    }

    /// <summary>
    /// Whole quotients of value + addend in [0, 2^21), where neither is greater than that, by an integer below 2^24: three roundings, too.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> QuotientByReciprocal(Vector512<int> value, float divisor, float addend)
    {
        var quotient = MultiplyAdd(Vector512.ConvertToSingle(value), Vector512.Create(1 / divisor), Vector512.Create((addend + 0.5f) / divisor));
        return Avx512F.ConvertToVector512Int32WithTruncation(quotient);
    }

    /// <summary>Whole quotients of integers in [0, 2^24) by one such integer: the float quotient cannot reach the next integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Quotient(Vector512<int> value, float divisor) =>
        Avx512F.ConvertToVector512Int32WithTruncation(Vector512.ConvertToSingle(value) / Vector512.Create(divisor));

    /// <summary>Whole quotients of integers in [0, 2^31) by one such integer: the double quotient cannot reach the next integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Quotient(Vector512<int> value, double divisor)
    {
        var divisors = Vector512.Create(divisor);
        return Vector512.Create(
            ToInt32(Avx512F.ConvertToVector512Double(value.GetLower()) / divisors),
            ToInt32(Avx512F.ConvertToVector512Double(value.GetUpper()) / divisors));
    }
}

public static partial class Lanes256
{
    /// <summary>a·b + c, rounded once where the hardware can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
        Fma.IsSupported ? Fma.MultiplyAdd(a, b, c) : a * b + c;

    /// <summary>a·b + c, rounded once where the hardware can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplyAdd(Vector256<double> a, Vector256<double> b, Vector256<double> c) =>
        Fma.IsSupported ? Fma.MultiplyAdd(a, b, c) : a * b + c;

    /// <summary>The upper halves of the unsigned 32-bit products.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ushort> MultiplyHigh(Vector256<ushort> value, ushort factor)
    {
        if (Avx2.IsSupported) return Avx2.MultiplyHigh(value, Vector256.Create(factor));
        var wide = Vector256.Create((uint)factor);
        var (low, high) = Vector256.Widen(value);
        return Vector256.Narrow((low * wide) >>> 16, (high * wide) >>> 16);
    }

    /// <summary>The upper halves of the unsigned 32-bit products; the elements are not negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> MultiplyHigh(Vector256<short> value, ushort factor) => MultiplyHigh(value.AsUInt16(), factor).AsInt16();

    /// <summary>
    /// Whole quotients of integers in [0, 2^21) by one below 2^24: n/q + 1/(2q) stays farther from every integer than its rounding errors.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> QuotientByReciprocal(Vector256<int> value, float divisor)
    {
        var quotient = MultiplyAdd(Vector256.ConvertToSingle(value), Vector256.Create(1 / divisor), Vector256.Create(0.5f / divisor));
        return Avx.IsSupported ? Avx.ConvertToVector256Int32WithTruncation(quotient) : Vector256.ConvertToInt32(quotient);
    }

    /// <summary>
    /// Whole quotients of value + addend in [0, 2^21), where neither is greater than that, by an integer below 2^24: three roundings, too.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> QuotientByReciprocal(Vector256<int> value, float divisor, float addend)
    {
        var quotient = MultiplyAdd(Vector256.ConvertToSingle(value), Vector256.Create(1 / divisor), Vector256.Create((addend + 0.5f) / divisor));
        return Avx.IsSupported ? Avx.ConvertToVector256Int32WithTruncation(quotient) : Vector256.ConvertToInt32(quotient);
    }

    /// <summary>Whole quotients of integers in [0, 2^24) by one such integer: the float quotient cannot reach the next integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Quotient(Vector256<int> value, float divisor) =>
        Vector256.ConvertToInt32(Vector256.ConvertToSingle(value) / Vector256.Create(divisor));

    /// <summary>Whole quotients of integers in [0, 2^31) by one such integer: the double quotient cannot reach the next integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Quotient(Vector256<int> value, double divisor)
    {
        var divisors = Vector256.Create(divisor);
        return Vector256.Create(
            ToInt32(ToDouble(value.GetLower()) / divisors),
            ToInt32(ToDouble(value.GetUpper()) / divisors));
    }
}

public static partial class Lanes128
{
    /// <summary>a·b + c, rounded once where the hardware can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) =>
        Fma.IsSupported ? Fma.MultiplyAdd(a, b, c) : AdvSimd.IsSupported ? AdvSimd.FusedMultiplyAdd(c, a, b) : a * b + c;

    /// <summary>a·b + c, rounded once where the hardware can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplyAdd(Vector128<double> a, Vector128<double> b, Vector128<double> c) =>
        Fma.IsSupported ? Fma.MultiplyAdd(a, b, c) : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.FusedMultiplyAdd(c, a, b) : a * b + c;

    /// <summary>The upper halves of the unsigned 32-bit products.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ushort> MultiplyHigh(Vector128<ushort> value, ushort factor)
    {
        if (Sse2.IsSupported) return Sse2.MultiplyHigh(value, Vector128.Create(factor));
        var wide = Vector128.Create((uint)factor);
        var (low, high) = Vector128.Widen(value);
        return Vector128.Narrow((low * wide) >>> 16, (high * wide) >>> 16);
    }

    /// <summary>The upper halves of the unsigned 32-bit products; the elements are not negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<short> MultiplyHigh(Vector128<short> value, ushort factor) => MultiplyHigh(value.AsUInt16(), factor).AsInt16();

    /// <summary>
    /// Whole quotients of integers in [0, 2^21) by one below 2^24: n/q + 1/(2q) stays farther from every integer than its rounding errors.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> QuotientByReciprocal(Vector128<int> value, float divisor)
    {
        var quotient = MultiplyAdd(Vector128.ConvertToSingle(value), Vector128.Create(1 / divisor), Vector128.Create(0.5f / divisor));
        return Sse2.IsSupported ? Sse2.ConvertToVector128Int32WithTruncation(quotient) : Vector128.ConvertToInt32(quotient);
    }

    /// <summary>Whole quotients of integers in [0, 2^24) by one such integer: the float quotient cannot reach the next integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Quotient(Vector128<int> value, float divisor) =>
        Vector128.ConvertToInt32(Vector128.ConvertToSingle(value) / Vector128.Create(divisor));

    /// <summary>Whole quotients of integers in [0, 2^31) by one such integer: the double quotient cannot reach the next integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Quotient(Vector128<int> value, double divisor) =>
        Lanes256.ToInt32(Lanes256.ToDouble(value) / Vector256.Create(divisor));
}

public static partial class LanesScalar
{
    /// <summary>a·b + c.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MultiplyAdd(float a, float b, float c) => a * b + c;
}
