using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.CompilerServices;

// Bytes multiplied two at a time into 16-bit sums: sums of even and odd pixels, or of the lower and upper half of every 128 bits.

public static partial class Lanes512
{
    /// <summary>first·b[2k] + second·b[2k + 1] for every pair of bytes; the sums must fit 16 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> PairSum(Vector512<byte> bytes, sbyte first, sbyte second) =>
        Avx512BW.MultiplyAddAdjacent(bytes, Vector512.Create((short)((second << 8) | (first & 0xFF))).AsSByte());

    /// <summary>Bytes 0, 2, 4, … as 16-bit numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> Even(Vector512<byte> bytes) => bytes.AsInt16() & Vector512.Create((short)0xFF);

    /// <summary>Bytes 1, 3, 5, … as 16-bit numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> Odd(Vector512<byte> bytes) => (bytes.AsUInt16() >>> 8).AsInt16();

    /// <summary>a0 b0 a1 b1 … of the lower half of every 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> InterleaveLow(Vector512<byte> a, Vector512<byte> b) => Avx512BW.UnpackLow(a, b);

    /// <summary>a0 b0 a1 b1 … of the upper half of every 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> InterleaveHigh(Vector512<byte> a, Vector512<byte> b) => Avx512BW.UnpackHigh(a, b);

    /// <summary>Stores the sums of even and odd pixels in order, saturated to bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreEvenOdd<TStores>(Vector512<short> even, Vector512<short> odd, ref byte row)
        where TStores : struct, IStores =>
        TStores.Store(Avx512BW.Shuffle(Avx512BW.PackUnsignedSaturate(even, odd), Vector512.Create(
            (byte)0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15,
            0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15,
            0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15,
            0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15)), ref row, 0);

    /// <summary>Stores the sums of even and odd pixels in order, saturated to bytes; they are at most 32,767.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreEvenOdd<TStores>(Vector512<ushort> even, Vector512<ushort> odd, ref byte row)
        where TStores : struct, IStores => StoreEvenOdd<TStores>(even.AsInt16(), odd.AsInt16(), ref row);

    /// <summary>Stores the sums of even and odd pixels in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreEvenOdd<TStores>(Vector512<short> even, Vector512<short> odd, ref short row)
        where TStores : struct, IStores =>
        StoreHalves<TStores>(Avx512BW.UnpackLow(even, odd), Avx512BW.UnpackHigh(even, odd), ref row);

    /// <summary>Stores the sums of even and odd pixels in order; they are at most 32,767.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreEvenOdd<TStores>(Vector512<ushort> even, Vector512<ushort> odd, ref short row)
        where TStores : struct, IStores => StoreEvenOdd<TStores>(even.AsInt16(), odd.AsInt16(), ref row);

    /// <summary>Stores the sums of lower and upper halves in order, saturated to bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreHalves<TStores>(Vector512<short> low, Vector512<short> high, ref byte row)
        where TStores : struct, IStores =>
        TStores.Store(Avx512BW.PackUnsignedSaturate(low, high), ref row, 0);

    /// <summary>Stores the sums of lower and upper halves in order, saturated to bytes; they are at most 32,767.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreHalves<TStores>(Vector512<ushort> low, Vector512<ushort> high, ref byte row)
        where TStores : struct, IStores => StoreHalves<TStores>(low.AsInt16(), high.AsInt16(), ref row);

    /// <summary>Stores the sums of lower and upper halves in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreHalves<TStores>(Vector512<short> low, Vector512<short> high, ref short row)
        where TStores : struct, IStores
    {
        TStores.Store(
            Avx512F.PermuteVar8x64x2(low.AsInt64(), Vector512.Create(0L, 1, 8, 9, 2, 3, 10, 11), high.AsInt64()).AsInt16(), ref row, 0);
        TStores.Store(
            Avx512F.PermuteVar8x64x2(low.AsInt64(), Vector512.Create(4L, 5, 12, 13, 6, 7, 14, 15), high.AsInt64()).AsInt16(), ref row, 32);
    }

    /// <summary>Stores the sums of lower and upper halves in order; they are at most 32,767.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreHalves<TStores>(Vector512<ushort> low, Vector512<ushort> high, ref short row)
        where TStores : struct, IStores => StoreHalves<TStores>(low.AsInt16(), high.AsInt16(), ref row);
}

public static partial class Lanes256
{
    /// <summary>first·b[2k] + second·b[2k + 1] for every pair of bytes; the sums must fit 16 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> PairSum(Vector256<byte> bytes, sbyte first, sbyte second) =>
        Avx2.MultiplyAddAdjacent(bytes, Vector256.Create((short)((second << 8) | (first & 0xFF))).AsSByte());

    /// <summary>Bytes 0, 2, 4, … as 16-bit numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> Even(Vector256<byte> bytes) => bytes.AsInt16() & Vector256.Create((short)0xFF);

    /// <summary>Bytes 1, 3, 5, … as 16-bit numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> Odd(Vector256<byte> bytes) => (bytes.AsUInt16() >>> 8).AsInt16();

    /// <summary>a0 b0 a1 b1 … of the lower half of every 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> InterleaveLow(Vector256<byte> a, Vector256<byte> b) => Avx2.UnpackLow(a, b);

    /// <summary>a0 b0 a1 b1 … of the upper half of every 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> InterleaveHigh(Vector256<byte> a, Vector256<byte> b) => Avx2.UnpackHigh(a, b);

    /// <summary>Stores the sums of even and odd pixels in order, saturated to bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreEvenOdd<TStores>(Vector256<short> even, Vector256<short> odd, ref byte row)
        where TStores : struct, IStores =>
        TStores.Store(Avx2.Shuffle(Avx2.PackUnsignedSaturate(even, odd), Vector256.Create(
            (byte)0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15,
            0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15)), ref row, 0);

    /// <summary>Stores the sums of even and odd pixels in order, saturated to bytes; they are at most 32,767.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreEvenOdd<TStores>(Vector256<ushort> even, Vector256<ushort> odd, ref byte row)
        where TStores : struct, IStores => StoreEvenOdd<TStores>(even.AsInt16(), odd.AsInt16(), ref row);

    /// <summary>Stores the sums of even and odd pixels in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreEvenOdd<TStores>(Vector256<short> even, Vector256<short> odd, ref short row)
        where TStores : struct, IStores =>
        StoreHalves<TStores>(Avx2.UnpackLow(even, odd), Avx2.UnpackHigh(even, odd), ref row);

    /// <summary>Stores the sums of even and odd pixels in order; they are at most 32,767.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreEvenOdd<TStores>(Vector256<ushort> even, Vector256<ushort> odd, ref short row)
        where TStores : struct, IStores => StoreEvenOdd<TStores>(even.AsInt16(), odd.AsInt16(), ref row);

    /// <summary>Stores the sums of lower and upper halves in order, saturated to bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreHalves<TStores>(Vector256<short> low, Vector256<short> high, ref byte row)
        where TStores : struct, IStores =>
        TStores.Store(Avx2.PackUnsignedSaturate(low, high), ref row, 0);

    /// <summary>Stores the sums of lower and upper halves in order, saturated to bytes; they are at most 32,767.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreHalves<TStores>(Vector256<ushort> low, Vector256<ushort> high, ref byte row)
        where TStores : struct, IStores => StoreHalves<TStores>(low.AsInt16(), high.AsInt16(), ref row);

    /// <summary>Stores the sums of lower and upper halves in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreHalves<TStores>(Vector256<short> low, Vector256<short> high, ref short row)
        where TStores : struct, IStores
    {
        TStores.Store(Avx2.Permute2x128(low, high, 0x20), ref row, 0);
        TStores.Store(Avx2.Permute2x128(low, high, 0x31), ref row, 16);
    }

    /// <summary>Stores the sums of lower and upper halves in order; they are at most 32,767.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreHalves<TStores>(Vector256<ushort> low, Vector256<ushort> high, ref short row)
        where TStores : struct, IStores => StoreHalves<TStores>(low.AsInt16(), high.AsInt16(), ref row);
}
