using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.CompilerServices;

/// <summary>Words for 512-bit vectors that the BCL has no portable name for: loads that convert, stores that saturate, divisions.</summary>
/// <remarks>Rows are walked by emitted code, which has checked nothing: every index must lie in the row, the whole vector included.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Lanes512
{
    /// <summary>Whether 512-bit vectors are worth while on this machine and all instructions below are there.</summary>
    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.IsHardwareAccelerated && Avx512BW.IsSupported && Avx512DQ.IsSupported;
    }

    /// <summary>Thirty-two elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> LoadInt16(ref byte row, nuint index) => Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref row, index));

    /// <summary>Thirty-two elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ushort> LoadUInt16(ref byte row, nuint index) => LoadInt16(ref row, index).AsUInt16();

    /// <summary>Sixteen elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> LoadInt32(ref byte row, nuint index) => Avx512F.ConvertToVector512Int32(Vector128.LoadUnsafe(ref row, index));

    /// <summary>Sixteen elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> LoadInt32(ref short row, nuint index) => Avx512F.ConvertToVector512Int32(Vector256.LoadUnsafe(ref row, index));

    /// <summary>Sixteen elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> LoadInt32(ref ushort row, nuint index) => Avx512F.ConvertToVector512Int32(Vector256.LoadUnsafe(ref row, index));

    /// <summary>Sixteen elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadSingle(ref byte row, nuint index) => Vector512.ConvertToSingle(LoadInt32(ref row, index));

    /// <summary>Eight elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadDouble(ref byte row, nuint index) => Avx512F.ConvertToVector512Double(Lanes256.LoadInt32(ref row, index));

    /// <summary>Eight elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadDouble(ref short row, nuint index) => Avx512F.ConvertToVector512Double(Lanes256.LoadInt32(ref row, index));

    /// <summary>Eight elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadDouble(ref ushort row, nuint index) => Avx512F.ConvertToVector512Double(Lanes256.LoadInt32(ref row, index));

    /// <summary>Eight elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadDouble(ref float row, nuint index) => Avx512F.ConvertToVector512Double(Vector256.LoadUnsafe(ref row, index));

    /// <summary>Stores thirty-two elements; what a byte cannot hold becomes 0 or 255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<short> value, ref byte row, nuint index) =>
        Avx512BW.ConvertToVector256ByteWithSaturation(Avx512BW.Max(value, Vector512<short>.Zero).AsUInt16()).StoreUnsafe(ref row, index);

    /// <summary>Stores thirty-two elements; what a byte cannot hold becomes 255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<ushort> value, ref byte row, nuint index) =>
        Avx512BW.ConvertToVector256ByteWithSaturation(value).StoreUnsafe(ref row, index);

    /// <summary>Stores thirty-two elements of at most 32,767.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<ushort> value, ref short row, nuint index) => value.AsInt16().StoreUnsafe(ref row, index);

    /// <summary>Stores sixteen elements; what a byte cannot hold becomes 0 or 255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<int> value, ref byte row, nuint index) =>
        Avx512F.ConvertToVector128ByteWithSaturation(Avx512F.Max(value, Vector512<int>.Zero).AsUInt32()).StoreUnsafe(ref row, index);

    /// <summary>Stores sixteen elements, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<int> value, ref short row, nuint index) =>
        Avx512F.ConvertToVector256Int16WithSaturation(value).StoreUnsafe(ref row, index);

    /// <summary>Stores sixteen elements, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<int> value, ref ushort row, nuint index) =>
        Avx512F.ConvertToVector256UInt16WithSaturation(Avx512F.Max(value, Vector512<int>.Zero).AsUInt32()).StoreUnsafe(ref row, index);

    /// <summary>Stores eight elements, rounded to the nearest float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> value, ref float row, nuint index) =>
        Avx512F.ConvertToVector256Single(value).StoreUnsafe(ref row, index);

    /// <summary>a·b + c, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) => Avx512F.FusedMultiplyAdd(a, b, c);

    /// <summary>a·b + c, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyAdd(Vector512<double> a, Vector512<double> b, Vector512<double> c) => Avx512F.FusedMultiplyAdd(a, b, c);

    /// <summary>The upper halves of the unsigned 32-bit products.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ushort> MultiplyHigh(Vector512<ushort> value, ushort factor) => Avx512BW.MultiplyHigh(value, Vector512.Create(factor));

    /// <summary>The upper halves of the unsigned 32-bit products; the elements are not negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> MultiplyHigh(Vector512<short> value, ushort factor) => MultiplyHigh(value.AsUInt16(), factor).AsInt16();

    /// <summary>Whole quotients of integers in [0, 2^21) by one below 2^24: n/q + 1/(2q) stays farther from every integer than its rounding errors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> QuotientByReciprocal(Vector512<int> value, float divisor)
    {
        var quotient = MultiplyAdd(Vector512.ConvertToSingle(value), Vector512.Create(1 / divisor), Vector512.Create(0.5f / divisor));
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

    /// <summary>Eight whole numbers within the range of int.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<int> ToInt32(Vector512<double> value) => Avx512F.ConvertToVector256Int32WithTruncation(value);
}
