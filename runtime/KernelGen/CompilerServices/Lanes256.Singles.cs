using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.CompilerServices;

/// <content>16-bit sums as floats, and floats that hold integers over a power of two back as integers, ties to even.</content>
public static partial class Lanes256
{
    /// <summary>The lower half of every 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LowerSingles(Vector256<short> sums) => Vector256.ConvertToSingle(Avx2.UnpackLow(sums, sums).AsInt32() >> 16);

    /// <summary>The upper half of every 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> UpperSingles(Vector256<short> sums) => Vector256.ConvertToSingle(Avx2.UnpackHigh(sums, sums).AsInt32() >> 16);

    /// <summary>The lower half of every 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LowerSingles(Vector256<ushort> sums) => Vector256.ConvertToSingle(Avx2.UnpackLow(sums, Vector256<ushort>.Zero).AsInt32());

    /// <summary>The upper half of every 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> UpperSingles(Vector256<ushort> sums) => Vector256.ConvertToSingle(Avx2.UnpackHigh(sums, Vector256<ushort>.Zero).AsInt32());

    /// <summary>The nearest integers, ties to even, saturated to 16 bits, of lower and upper halves of every 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> ToNearest(Vector256<float> lower, Vector256<float> upper) => Avx2.PackSignedSaturate(Avx.ConvertToVector256Int32(lower), Avx.ConvertToVector256Int32(upper));

    /// <summary>Stores the nearest integers, ties to even, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, ref byte row, nuint index) => Store(ToNearest(value), ref row, index);

    /// <summary>Stores the nearest integers, ties to even, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, ref short row, nuint index) => Store(ToNearest(value), ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> ToNearest(Vector256<float> value) => Avx.IsSupported
        ? Avx.ConvertToVector256Int32(value)
        : Vector256.Create(Lanes128.ToNearest(value.GetLower()), Lanes128.ToNearest(value.GetUpper()));
}
