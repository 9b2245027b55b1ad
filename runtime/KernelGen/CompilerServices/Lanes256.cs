using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.CompilerServices;

/// <summary>Words for 256-bit vectors that the BCL has no portable name for: loads that convert, stores that saturate, divisions.</summary>
/// <remarks>Rows are walked by emitted code, which has checked nothing: every index must lie in the row, the whole vector included.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Lanes256
{
    /// <summary>Sixteen elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> LoadInt16(ref byte row, nuint index) => Avx2.IsSupported
        ? Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref row, index))
        : Vector256.WidenLower(Vector128.LoadUnsafe(ref row, index).ToVector256Unsafe()).AsInt16();

    /// <summary>Sixteen elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ushort> LoadUInt16(ref byte row, nuint index) => LoadInt16(ref row, index).AsUInt16();

    /// <summary>Eight elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> LoadInt32(ref byte row, nuint index)
    {
        var eight = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref row, index))).AsByte();
        return Avx2.IsSupported
            ? Avx2.ConvertToVector256Int32(eight)
            : Vector256.WidenLower(Vector128.WidenLower(eight).ToVector256Unsafe()).AsInt32();
    }

    /// <summary>Eight elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> LoadInt32(ref short row, nuint index)
    {
        var eight = Vector128.LoadUnsafe(ref row, index);
        return Avx2.IsSupported ? Avx2.ConvertToVector256Int32(eight) : Vector256.WidenLower(eight.ToVector256Unsafe());
    }

    /// <summary>Eight elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> LoadInt32(ref ushort row, nuint index)
    {
        var eight = Vector128.LoadUnsafe(ref row, index);
        return Avx2.IsSupported ? Avx2.ConvertToVector256Int32(eight) : Vector256.WidenLower(eight.ToVector256Unsafe()).AsInt32();
    }

    /// <summary>Eight elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadSingle(ref byte row, nuint index) => Vector256.ConvertToSingle(LoadInt32(ref row, index));

    /// <summary>Four elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadDouble(ref byte row, nuint index)
    {
        var four = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref row, index))).AsByte();
        return ToDouble(Vector128.WidenLower(Vector128.WidenLower(four)).AsInt32());
    }

    /// <summary>Four elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadDouble(ref short row, nuint index) =>
        ToDouble(Vector128.WidenLower(Four(ref Unsafe.As<short, byte>(ref Unsafe.Add(ref row, index))).AsInt16()));

    /// <summary>Four elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadDouble(ref ushort row, nuint index) =>
        ToDouble(Vector128.WidenLower(Four(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref row, index)))).AsInt32());

    /// <summary>Four elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadDouble(ref float row, nuint index)
    {
        var four = Vector128.LoadUnsafe(ref row, index);
        return Avx.IsSupported ? Avx.ConvertToVector256Double(four) : Vector256.WidenLower(four.ToVector256Unsafe());
    }

    /// <summary>Stores sixteen elements; what a byte cannot hold becomes 0 or 255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<short> value, ref byte row, nuint index) =>
        Lanes128.NarrowSaturated(value.GetLower(), value.GetUpper()).StoreUnsafe(ref row, index);

    /// <summary>Stores sixteen elements of at most 32,767; what a byte cannot hold becomes 255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<ushort> value, ref byte row, nuint index) => Store(value.AsInt16(), ref row, index);

    /// <summary>Stores sixteen elements of at most 32,767.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<ushort> value, ref short row, nuint index) => value.AsInt16().StoreUnsafe(ref row, index);

    /// <summary>Stores eight elements; what a byte cannot hold becomes 0 or 255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> value, ref byte row, nuint index)
    {
        var words = Lanes128.NarrowSaturated(value.GetLower(), value.GetUpper());
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref row, index), Lanes128.NarrowSaturated(words, words).AsUInt64().ToScalar());
    }

    /// <summary>Stores eight elements, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> value, ref short row, nuint index) =>
        Lanes128.NarrowSaturated(value.GetLower(), value.GetUpper()).StoreUnsafe(ref row, index);

    /// <summary>Stores eight elements, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> value, ref ushort row, nuint index) =>
        Lanes128.NarrowToUnsigned(value.GetLower(), value.GetUpper()).StoreUnsafe(ref row, index);

    /// <summary>Stores four elements, rounded to the nearest float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> value, ref float row, nuint index)
    {
        var four = Avx.IsSupported ? Avx.ConvertToVector128Single(value) : Vector128.Narrow(value.GetLower(), value.GetUpper());
        four.StoreUnsafe(ref row, index);
    }

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

    /// <summary>Whole quotients of integers in [0, 2^21) by one below 2^24: n/q + 1/(2q) stays farther from every integer than its rounding errors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> QuotientByReciprocal(Vector256<int> value, float divisor)
    {
        var quotient = MultiplyAdd(Vector256.ConvertToSingle(value), Vector256.Create(1 / divisor), Vector256.Create(0.5f / divisor));
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
            Lanes128.ToInt32(ToDouble(value.GetLower()) / divisors),
            Lanes128.ToInt32(ToDouble(value.GetUpper()) / divisors));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> ToDouble(Vector128<int> value)
    {
        if (Avx.IsSupported) return Avx.ConvertToVector256Double(value);
        var (low, high) = Vector128.Widen(value);
        return Vector256.Create(Vector128.ConvertToDouble(low), Vector128.ConvertToDouble(high));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Four(ref byte first) =>
        Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref first)).AsUInt16();
}
