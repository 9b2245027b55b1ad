using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.CompilerServices;

/// <content>16-bit sums as floats, and floats that hold integers over a power of two back as integers, ties to even.</content>
public static partial class Lanes512
{
    /// <summary>The lower half of every 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LowerSingles(Vector512<short> sums) => Vector512.ConvertToSingle(Avx512BW.UnpackLow(sums, sums).AsInt32() >> 16);

    /// <summary>The upper half of every 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> UpperSingles(Vector512<short> sums) => Vector512.ConvertToSingle(Avx512BW.UnpackHigh(sums, sums).AsInt32() >> 16);

    /// <summary>The lower half of every 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LowerSingles(Vector512<ushort> sums) => Vector512.ConvertToSingle(Avx512BW.UnpackLow(sums, Vector512<ushort>.Zero).AsInt32());

    /// <summary>The upper half of every 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> UpperSingles(Vector512<ushort> sums) => Vector512.ConvertToSingle(Avx512BW.UnpackHigh(sums, Vector512<ushort>.Zero).AsInt32());

    /// <summary>The nearest integers, ties to even, saturated to 16 bits, of lower and upper halves of every 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> ToNearest(Vector512<float> lower, Vector512<float> upper) => Avx512BW.PackSignedSaturate(Avx512F.ConvertToVector512Int32(lower), Avx512F.ConvertToVector512Int32(upper));

    /// <summary>Stores the nearest integers, ties to even, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, ref byte row, nuint index) => Store(ToNearest(value), ref row, index);

    /// <summary>Stores the nearest integers, ties to even, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, ref short row, nuint index) => Store(ToNearest(value), ref row, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> ToNearest(Vector512<float> value) => Avx512F.ConvertToVector512Int32(value);
}
