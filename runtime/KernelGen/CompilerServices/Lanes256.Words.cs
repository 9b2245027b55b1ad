using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.CompilerServices;

/// <content>16-bit pixels multiplied two at a time into 32-bit sums of even and odd pixels. Unsigned ones are read 32,768 lower.</content>
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

    /// <summary>Words 0, 2, 4, …</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Even(Vector256<short> words) => Avx2.MultiplyAddAdjacent(words, Vector256.Create(1).AsInt16());

    /// <summary>Words 1, 3, 5, …</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Odd(Vector256<short> words) => words.AsInt32() >> 16;

    /// <summary>Stores the sums of even and odd pixels in order, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreEvenOdd<TStores>(Vector256<int> even, Vector256<int> odd, ref short row)
        where TStores : struct, IStores => TStores.Put(InOrder(Avx2.PackSignedSaturate(even, odd).AsByte()).AsInt16(), ref row, 0);

    /// <summary>Stores the sums of even and odd pixels in order, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreEvenOdd<TStores>(Vector256<int> even, Vector256<int> odd, ref ushort row)
        where TStores : struct, IStores => TStores.Put(InOrder(Avx2.PackUnsignedSaturate(even, odd).AsByte()).AsUInt16(), ref row, 0);

    /// <summary>The words at <paramref name="indices"/>, which are constants.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> Permute(Vector256<short> value, Vector256<short> indices) =>
        Avx512BW.VL.IsSupported ? Avx512BW.VL.PermuteVar16x16(value, indices) : Permute(value.AsByte(), OfBytes(indices)).AsInt16();

    /// <summary>The words at <paramref name="indices"/>, which are constants; the constant where all bits of an index are ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> Permute(Vector256<short> value, Vector256<short> indices, Vector256<short> constant) =>
        Vector256.ConditionalSelect(Vector256.Equals(indices, Vector256<short>.AllBitsSet), constant, Permute(value, indices));

    /// <summary>The words at <paramref name="indices"/>, which are constants.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ushort> Permute(Vector256<ushort> value, Vector256<short> indices) => Permute(value.AsInt16(), indices).AsUInt16();

    /// <summary>The words at <paramref name="indices"/>, which are constants; the constant where all bits of an index are ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ushort> Permute(Vector256<ushort> value, Vector256<short> indices, Vector256<ushort> constant) =>
        Permute(value.AsInt16(), indices, constant.AsInt16()).AsUInt16();

    /// <summary>Words e0 e1 e2 e3 o0 o1 o2 o3 of every 128 bits as e0 o0 e1 o1 and so on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> InOrder(Vector256<byte> words) => Avx2.Shuffle(words, Vector256.Create(
            (byte)0, 1, 8, 9, 2, 3, 10, 11, 4, 5, 12, 13, 6, 7, 14, 15,
            0, 1, 8, 9, 2, 3, 10, 11, 4, 5, 12, 13, 6, 7, 14, 15));

    /// <summary>Both bytes of every word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> OfBytes(Vector256<short> words) => ((words << 1) | ((words << 9) + Vector256.Create((short)0x100))).AsByte();
}
