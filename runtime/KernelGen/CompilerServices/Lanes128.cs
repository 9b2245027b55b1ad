using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.CompilerServices;

/// <summary>Words for 128-bit vectors that the BCL has no portable name for: loads that convert, stores that saturate, divisions.</summary>
/// <remarks>Rows are walked by emitted code, which has checked nothing: every index must lie in the row, the whole vector included.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Lanes128
{
    /// <summary>Eight elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<short> LoadInt16(ref byte row, nuint index) => LoadUInt16(ref row, index).AsInt16();

    /// <summary>Eight elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ushort> LoadUInt16(ref byte row, nuint index) =>
        Vector128.WidenLower(Bits64(ref Unsafe.Add(ref row, index)));

    /// <summary>Four elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LoadInt32(ref byte row, nuint index) =>
        Vector128.WidenLower(Vector128.WidenLower(Bits32(ref Unsafe.Add(ref row, index)))).AsInt32();

    /// <summary>Four elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LoadInt32(ref short row, nuint index) =>
        Vector128.WidenLower(Bits64(ref Unsafe.As<short, byte>(ref Unsafe.Add(ref row, index))).AsInt16());

    /// <summary>Four elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LoadInt32(ref ushort row, nuint index) =>
        Vector128.WidenLower(Bits64(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref row, index))).AsUInt16()).AsInt32();

    /// <summary>Four elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LoadSingle(ref byte row, nuint index) => Vector128.ConvertToSingle(LoadInt32(ref row, index));

    /// <summary>Two elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadDouble(ref byte row, nuint index) =>
        Vector128.Create((double)Unsafe.Add(ref row, index), Unsafe.Add(ref row, index + 1));

    /// <summary>Two elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadDouble(ref short row, nuint index) =>
        Vector128.Create((double)Unsafe.Add(ref row, index), Unsafe.Add(ref row, index + 1));

    /// <summary>Two elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadDouble(ref ushort row, nuint index) =>
        Vector128.Create((double)Unsafe.Add(ref row, index), Unsafe.Add(ref row, index + 1));

    /// <summary>Two elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadDouble(ref float row, nuint index) =>
        Vector128.Create((double)Unsafe.Add(ref row, index), Unsafe.Add(ref row, index + 1));

    /// <summary>Stores eight elements; what a byte cannot hold becomes 0 or 255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<short> value, ref byte row, nuint index) =>
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref row, index), NarrowSaturated(value, value).AsUInt64().ToScalar());

    /// <summary>Stores eight elements of at most 32,767; what a byte cannot hold becomes 255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<ushort> value, ref byte row, nuint index) => Store(value.AsInt16(), ref row, index);

    /// <summary>Stores eight elements of at most 32,767.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<ushort> value, ref short row, nuint index) => value.AsInt16().StoreUnsafe(ref row, index);

    /// <summary>Stores four elements; what a byte cannot hold becomes 0 or 255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<int> value, ref byte row, nuint index)
    {
        var words = NarrowSaturated(value, value);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref row, index), NarrowSaturated(words, words).AsUInt32().ToScalar());
    }

    /// <summary>Stores four elements, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<int> value, ref short row, nuint index) =>
        Unsafe.WriteUnaligned(ref Unsafe.As<short, byte>(ref Unsafe.Add(ref row, index)), NarrowSaturated(value, value).AsUInt64().ToScalar());

    /// <summary>Stores four elements, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<int> value, ref ushort row, nuint index) =>
        Unsafe.WriteUnaligned(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref row, index)), NarrowToUnsigned(value, value).AsUInt64().ToScalar());

    /// <summary>Stores two elements, rounded to the nearest float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<double> value, ref float row, nuint index)
    {
        Unsafe.Add(ref row, index) = (float)value.GetElement(0);
        Unsafe.Add(ref row, index + 1) = (float)value.GetElement(1);
    }

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

    /// <summary>Whole quotients of integers in [0, 2^21) by one below 2^24: n/q + 1/(2q) stays farther from every integer than its rounding errors.</summary>
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
    public static Vector128<int> Quotient(Vector128<int> value, double divisor) => ToInt32(Lanes256.ToDouble(value) / Vector256.Create(divisor));

    /// <summary>Four whole numbers within the range of int.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<int> ToInt32(Vector256<double> value) => Avx.IsSupported
        ? Avx.ConvertToVector128Int32WithTruncation(value)
        : Vector128.Create((int)value.GetElement(0), (int)value.GetElement(1), (int)value.GetElement(2), (int)value.GetElement(3));

    /// <summary>Sixteen elements, saturated to bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<byte> NarrowSaturated(Vector128<short> low, Vector128<short> high)
    {
        if (Sse2.IsSupported) return Sse2.PackUnsignedSaturate(low, high);
        if (AdvSimd.IsSupported) return AdvSimd.ExtractNarrowingSaturateUnsignedUpper(AdvSimd.ExtractNarrowingSaturateUnsignedLower(low), high);
        var (least, greatest) = (Vector128<short>.Zero, Vector128.Create((short)byte.MaxValue));
        return Vector128.Narrow(Vector128.Min(Vector128.Max(low, least), greatest), Vector128.Min(Vector128.Max(high, least), greatest)).AsByte();
    }

    /// <summary>Eight elements, saturated to shorts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<short> NarrowSaturated(Vector128<int> low, Vector128<int> high)
    {
        if (Sse2.IsSupported) return Sse2.PackSignedSaturate(low, high);
        if (AdvSimd.IsSupported) return AdvSimd.ExtractNarrowingSaturateUpper(AdvSimd.ExtractNarrowingSaturateLower(low), high);
        var (least, greatest) = (Vector128.Create((int)short.MinValue), Vector128.Create((int)short.MaxValue));
        return Vector128.Narrow(Vector128.Min(Vector128.Max(low, least), greatest), Vector128.Min(Vector128.Max(high, least), greatest));
    }

    /// <summary>Eight elements, saturated to unsigned shorts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<ushort> NarrowToUnsigned(Vector128<int> low, Vector128<int> high)
    {
        if (Sse41.IsSupported) return Sse41.PackUnsignedSaturate(low, high);
        if (AdvSimd.IsSupported) return AdvSimd.ExtractNarrowingSaturateUnsignedUpper(AdvSimd.ExtractNarrowingSaturateUnsignedLower(low), high);
        var (least, greatest) = (Vector128<int>.Zero, Vector128.Create((int)ushort.MaxValue));
        return Vector128.Narrow(
            Vector128.Min(Vector128.Max(low, least), greatest).AsUInt32(), Vector128.Min(Vector128.Max(high, least), greatest).AsUInt32());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Bits64(ref byte first) => Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref first)).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Bits32(ref byte first) => Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<uint>(ref first)).AsByte();
}
