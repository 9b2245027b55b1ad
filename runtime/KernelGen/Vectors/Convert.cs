using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.CompilerServices;

// Conversions of whole vectors: wider lanes, narrower lanes (saturated), integers and floats.
// "Lower" and "Upper" are the halves of every 128 bits, as the unpack and pack instructions see them.

public static partial class Lanes512
{
    /// <summary>Integers within the range of int.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<int> ToInt32(Vector512<double> value) => Avx512F.ConvertToVector256Int32WithTruncation(value);

    /// <summary>The lower half of every 128 bits as floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LowerSingles(Vector512<short> sums) =>
        Vector512.ConvertToSingle(Avx512BW.UnpackLow(sums, sums).AsInt32() >> 16);

    /// <summary>The lower half of every 128 bits as floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LowerSingles(Vector512<ushort> sums) =>
        Vector512.ConvertToSingle(Avx512BW.UnpackLow(sums, Vector512<ushort>.Zero).AsInt32());

    /// <summary>The upper half of every 128 bits as floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> UpperSingles(Vector512<short> sums) =>
        Vector512.ConvertToSingle(Avx512BW.UnpackHigh(sums, sums).AsInt32() >> 16);

    /// <summary>The upper half of every 128 bits as floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> UpperSingles(Vector512<ushort> sums) =>
        Vector512.ConvertToSingle(Avx512BW.UnpackHigh(sums, Vector512<ushort>.Zero).AsInt32());

    /// <summary>The nearest integers, ties to even, saturated to 16 bits, of lower and upper halves of every 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> ToNearest(Vector512<float> lower, Vector512<float> upper) =>
        Avx512BW.PackSignedSaturate(Avx512F.ConvertToVector512Int32(lower), Avx512F.ConvertToVector512Int32(upper));

    /// <summary>The nearest integers, ties to even; numbers beyond 17 bits may become any number beyond 16 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> ToNearest(Vector512<float> value) => Avx512F.ConvertToVector512Int32(value);
}

public static partial class Lanes256
{
    /// <summary>Integers within the range of int.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<int> ToInt32(Vector256<double> value) => Avx.IsSupported
        ? Avx.ConvertToVector128Int32WithTruncation(value)
        : Vector128.Create((int)value.GetElement(0), (int)value.GetElement(1), (int)value.GetElement(2), (int)value.GetElement(3));

    /// <summary>Integers as doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> ToDouble(Vector128<int> value)
    {
        if (Avx.IsSupported) return Avx.ConvertToVector256Double(value);
        var (low, high) = Vector128.Widen(value);
        return Vector256.Create(Vector128.ConvertToDouble(low), Vector128.ConvertToDouble(high));
    }

    /// <summary>The lower half of every 128 bits as floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LowerSingles(Vector256<short> sums) =>
        Vector256.ConvertToSingle(Avx2.UnpackLow(sums, sums).AsInt32() >> 16);

    /// <summary>The lower half of every 128 bits as floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LowerSingles(Vector256<ushort> sums) =>
        Vector256.ConvertToSingle(Avx2.UnpackLow(sums, Vector256<ushort>.Zero).AsInt32());

    /// <summary>The upper half of every 128 bits as floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> UpperSingles(Vector256<short> sums) =>
        Vector256.ConvertToSingle(Avx2.UnpackHigh(sums, sums).AsInt32() >> 16);

    /// <summary>The upper half of every 128 bits as floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> UpperSingles(Vector256<ushort> sums) =>
        Vector256.ConvertToSingle(Avx2.UnpackHigh(sums, Vector256<ushort>.Zero).AsInt32());

    /// <summary>The nearest integers, ties to even, saturated to 16 bits, of lower and upper halves of every 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> ToNearest(Vector256<float> lower, Vector256<float> upper) =>
        Avx2.PackSignedSaturate(Avx.ConvertToVector256Int32(lower), Avx.ConvertToVector256Int32(upper));

    /// <summary>The nearest integers, ties to even; numbers beyond 17 bits may become any number beyond 16 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> ToNearest(Vector256<float> value) => Avx.IsSupported
        ? Avx.ConvertToVector256Int32(value)
        : Vector256.Create(Lanes128.ToNearest(value.GetLower()), Lanes128.ToNearest(value.GetUpper()));
}

public static partial class Lanes128
{
    /// <summary>Floats from here on are integers: adding this and subtracting it again rounds floats below 2^22, ties to even.</summary>
    private const float Integers = 3 << 22;

    /// <summary>The nearest integers, ties to even; numbers beyond 17 bits may become any number beyond 16 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<int> ToNearest(Vector128<float> value)
    {
        if (Sse2.IsSupported) return Sse2.ConvertToVector128Int32(value);
        if (AdvSimd.IsSupported) return AdvSimd.ConvertToInt32RoundToEven(value);
        var near = Vector128.Min(Vector128.Max(value, Vector128.Create(-65536f)), Vector128.Create(65536f));
        return Vector128.ConvertToInt32(near + Vector128.Create(Integers) - Vector128.Create(Integers));
    }

    /// <summary>Both vectors, saturated to bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<byte> NarrowSaturated(Vector128<short> low, Vector128<short> high)
    {
        if (Sse2.IsSupported) return Sse2.PackUnsignedSaturate(low, high);
        if (AdvSimd.IsSupported)
            return AdvSimd.ExtractNarrowingSaturateUnsignedUpper(AdvSimd.ExtractNarrowingSaturateUnsignedLower(low), high);
        var (least, greatest) = (Vector128<short>.Zero, Vector128.Create((short)byte.MaxValue));
        return Vector128.Narrow(
            Vector128.Min(Vector128.Max(low, least), greatest), Vector128.Min(Vector128.Max(high, least), greatest)).AsByte();
    }

    /// <summary>Both vectors, saturated to shorts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<short> NarrowSaturated(Vector128<int> low, Vector128<int> high)
    {
        if (Sse2.IsSupported) return Sse2.PackSignedSaturate(low, high);
        if (AdvSimd.IsSupported) return AdvSimd.ExtractNarrowingSaturateUpper(AdvSimd.ExtractNarrowingSaturateLower(low), high);
        var (least, greatest) = (Vector128.Create((int)short.MinValue), Vector128.Create((int)short.MaxValue));
        return Vector128.Narrow(Vector128.Min(Vector128.Max(low, least), greatest), Vector128.Min(Vector128.Max(high, least), greatest));
    }

    /// <summary>Both vectors, saturated to unsigned shorts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<ushort> NarrowToUnsigned(Vector128<int> low, Vector128<int> high)
    {
        if (Sse41.IsSupported) return Sse41.PackUnsignedSaturate(low, high);
        if (AdvSimd.IsSupported)
            return AdvSimd.ExtractNarrowingSaturateUnsignedUpper(AdvSimd.ExtractNarrowingSaturateUnsignedLower(low), high);
        var (least, greatest) = (Vector128<int>.Zero, Vector128.Create((int)ushort.MaxValue));
        return Vector128.Narrow(
            Vector128.Min(Vector128.Max(low, least), greatest).AsUInt32(), Vector128.Min(Vector128.Max(high, least), greatest).AsUInt32());
    }
}
