using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.CompilerServices;

// 16-bit pixels multiplied two at a time into 32-bit sums of even and odd pixels. Unsigned pixels are read 32,768 lower.

public static partial class Lanes512
{
    /// <summary>The pixels as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> Signed(Vector512<short> words) => words;

    /// <summary>The pixels less 32,768.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> Signed(Vector512<ushort> words) => (words ^ Vector512.Create((ushort)0x8000)).AsInt16();

    /// <summary>first·w[2k] + second·w[2k + 1] for every pair of words; the sums must fit 32 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> PairSum(Vector512<short> words, short first, short second) =>
        Avx512BW.MultiplyAddAdjacent(words, Vector512.Create((second << 16) | (first & 0xFFFF)).AsInt16());

    /// <summary>Words 0, 2, 4, … as 32-bit numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Even(Vector512<short> words) => Avx512BW.MultiplyAddAdjacent(words, Vector512.Create(1).AsInt16());

    /// <summary>Words 1, 3, 5, … as 32-bit numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Odd(Vector512<short> words) => words.AsInt32() >> 16;

    /// <summary>Stores the sums of even and odd pixels in order, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreEvenOdd<TStores>(Vector512<int> even, Vector512<int> odd, ref short row)
        where TStores : struct, IStores => TStores.Store(InOrder(Avx512BW.PackSignedSaturate(even, odd).AsByte()).AsInt16(), ref row, 0);

    /// <summary>Stores the sums of even and odd pixels in order, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreEvenOdd<TStores>(Vector512<int> even, Vector512<int> odd, ref ushort row)
        where TStores : struct, IStores => TStores.Store(InOrder(Avx512BW.PackUnsignedSaturate(even, odd).AsByte()).AsUInt16(), ref row, 0);

    /// <summary>Words e0 e1 e2 e3 o0 o1 o2 o3 of every 128 bits as e0 o0 e1 o1 and so on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> InOrder(Vector512<byte> words) => Avx512BW.Shuffle(words, Vector512.Create(
            (byte)0, 1, 8, 9, 2, 3, 10, 11, 4, 5, 12, 13, 6, 7, 14, 15,
            0, 1, 8, 9, 2, 3, 10, 11, 4, 5, 12, 13, 6, 7, 14, 15,
            0, 1, 8, 9, 2, 3, 10, 11, 4, 5, 12, 13, 6, 7, 14, 15,
            0, 1, 8, 9, 2, 3, 10, 11, 4, 5, 12, 13, 6, 7, 14, 15));
}

public static partial class Lanes256
{
    /// <summary>The pixels as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> Signed(Vector256<short> words) => words;

    /// <summary>The pixels less 32,768.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> Signed(Vector256<ushort> words) => (words ^ Vector256.Create((ushort)0x8000)).AsInt16();

    /// <summary>first·w[2k] + second·w[2k + 1] for every pair of words; the sums must fit 32 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> PairSum(Vector256<short> words, short first, short second) =>
        Avx2.MultiplyAddAdjacent(words, Vector256.Create((second << 16) | (first & 0xFFFF)).AsInt16());

    /// <summary>Words 0, 2, 4, … as 32-bit numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Even(Vector256<short> words) => Avx2.MultiplyAddAdjacent(words, Vector256.Create(1).AsInt16());

    /// <summary>Words 1, 3, 5, … as 32-bit numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Odd(Vector256<short> words) => words.AsInt32() >> 16;

    /// <summary>Stores the sums of even and odd pixels in order, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreEvenOdd<TStores>(Vector256<int> even, Vector256<int> odd, ref short row)
        where TStores : struct, IStores => TStores.Store(InOrder(Avx2.PackSignedSaturate(even, odd).AsByte()).AsInt16(), ref row, 0);

    /// <summary>Stores the sums of even and odd pixels in order, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreEvenOdd<TStores>(Vector256<int> even, Vector256<int> odd, ref ushort row)
        where TStores : struct, IStores => TStores.Store(InOrder(Avx2.PackUnsignedSaturate(even, odd).AsByte()).AsUInt16(), ref row, 0);

    /// <summary>Words e0 e1 e2 e3 o0 o1 o2 o3 of every 128 bits as e0 o0 e1 o1 and so on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> InOrder(Vector256<byte> words) => Avx2.Shuffle(words, Vector256.Create(
            (byte)0, 1, 8, 9, 2, 3, 10, 11, 4, 5, 12, 13, 6, 7, 14, 15,
            0, 1, 8, 9, 2, 3, 10, 11, 4, 5, 12, 13, 6, 7, 14, 15));
}
