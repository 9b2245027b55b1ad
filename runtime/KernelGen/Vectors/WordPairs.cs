using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.CompilerServices;

// Words (16-bit pixels, or sums of columns) multiplied two at a time into 32-bit sums of even and odd elements, or of the lower and upper
// half of every 128 bits. Unsigned pixels are read 32,768 lower.

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

    /// <summary>The sum and first·w[2k] + second·w[2k + 1] for every pair of words; what leaves 32 bits wraps around.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> AddPairSum(Vector512<int> sum, Vector512<short> words, short first, short second) =>
        sum + Avx512BW.MultiplyAddAdjacent(words, Vector512.Create((second << 16) | (first & 0xFFFF)).AsInt16());

    /// <summary>The same with the coefficients of every pair.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> AddPairSum(Vector512<int> sum, Vector512<short> words, Vector512<short> coefficients) =>
        sum + Avx512BW.MultiplyAddAdjacent(words, coefficients);

    /// <summary>Words 0, 2, 4, … as 32-bit numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Even(Vector512<short> words) => Avx512BW.MultiplyAddAdjacent(words, Vector512.Create(1).AsInt16());

    /// <summary>Words 1, 3, 5, … as 32-bit numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Odd(Vector512<short> words) => words.AsInt32() >> 16;

    /// <summary>The upper 16 bits of even and odd sums, in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> UpperWords(Vector512<int> even, Vector512<int> odd) =>
        Avx512F.TernaryLogic(Vector512.Create(unchecked((int)0xFFFF0000)), even >>> 16, odd, 0xAC).AsInt16();     // odd where ones

    /// <summary>The same, the lowest bit cleared where the lower 16 bits of a sum are 0: a tie that was rounded up goes to even.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> UpperWordsToEven(Vector512<int> even, Vector512<int> odd)
    {
        var odds = Vector512.Create(unchecked((int)0xFFFF0000));
        var upper = Avx512F.TernaryLogic(odds, even >>> 16, odd, 0xAC).AsUInt16();
        var lower = Avx512F.TernaryLogic(odds, even, odd << 16, 0xAC).AsUInt16();
        // upper and (the lesser of lower and 1, or all bits but the lowest)
        return Avx512F.TernaryLogic(upper, Avx512BW.Min(lower, Vector512<ushort>.One), Vector512.Create((ushort)0xFFFE), 0xE0).AsInt16();
    }

    /// <summary>The same, for sums of which lower words come after: a tie if these are 0 too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> UpperWordsToEven(Vector512<int> even, Vector512<int> odd, Vector512<int> evenLower, Vector512<int> oddLower)
    {
        var odds = Vector512.Create(unchecked((int)0xFFFF0000));
        var upper = Avx512F.TernaryLogic(odds, even >>> 16, odd, 0xAC).AsUInt16();
        var lower = Avx512F.TernaryLogic(odds, even | evenLower, (odd | oddLower) << 16, 0xAC).AsUInt16();
        return Avx512F.TernaryLogic(upper, Avx512BW.Min(lower, Vector512<ushort>.One), Vector512.Create((ushort)0xFFFE), 0xE0).AsInt16();
    }

    /// <summary>
    /// Stores the sums of lower and upper halves in order: a row of their upper words, and one of their lower words less 32,768.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSplit(Vector512<int> low, Vector512<int> high, ref short upper, ref short lower, nuint index)
    {
        // of every 128 bits the lower words, then the upper ones
        var order = Vector512.Create(
            (byte)0, 1, 4, 5, 8, 9, 12, 13, 2, 3, 6, 7, 10, 11, 14, 15, 0, 1, 4, 5, 8, 9, 12, 13, 2, 3, 6, 7, 10, 11, 14, 15,
            0, 1, 4, 5, 8, 9, 12, 13, 2, 3, 6, 7, 10, 11, 14, 15, 0, 1, 4, 5, 8, 9, 12, 13, 2, 3, 6, 7, 10, 11, 14, 15);
        var (first, second) = (Avx512BW.Shuffle(low.AsByte(), order).AsInt64(), Avx512BW.Shuffle(high.AsByte(), order).AsInt64());
        Avx512F.UnpackHigh(first, second).AsInt16().StoreUnsafe(ref upper, index);
        Signed(Avx512F.UnpackLow(first, second).AsUInt16()).StoreUnsafe(ref lower, index);
    }

    /// <summary>Even and odd results in order, saturated to words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> WordsInOrder(Vector512<int> even, Vector512<int> odd) => InOrder(Avx512BW.PackSignedSaturate(even, odd).AsByte()).AsInt16();

    /// <summary>a0 b0 a1 b1 … of the lower half of every 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> InterleaveLow(Vector512<short> a, Vector512<short> b) => Avx512BW.UnpackLow(a, b);

    /// <summary>a0 b0 a1 b1 … of the upper half of every 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> InterleaveHigh(Vector512<short> a, Vector512<short> b) => Avx512BW.UnpackHigh(a, b);

    /// <summary>Stores the sums of lower and upper halves in order, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreHalves(Vector512<int> low, Vector512<int> high, ref short row, nuint index) =>
        Avx512BW.PackSignedSaturate(low, high).StoreUnsafe(ref row, index);

    /// <summary>Stores the sums of lower and upper halves in order, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreHalves(Vector512<int> low, Vector512<int> high, ref ushort row, nuint index) =>
        Avx512BW.PackUnsignedSaturate(low, high).StoreUnsafe(ref row, index);

    /// <summary>Stores the sums of lower and upper halves in order, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreHalves(Vector512<int> low, Vector512<int> high, ref byte row, nuint index) =>
        Avx512BW.ConvertToVector256ByteWithSaturation(Avx512BW.PackUnsignedSaturate(low, high)).StoreUnsafe(ref row, index);

    /// <summary>Stores the sums of lower and upper halves of two vectors in order, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreHalves(Vector512<int> low0, Vector512<int> high0, Vector512<int> low1, Vector512<int> high1, ref byte row, nuint index) =>
        Avx512F.PermuteVar8x64(
            Avx512BW.PackUnsignedSaturate(Avx512BW.PackSignedSaturate(low0, high0), Avx512BW.PackSignedSaturate(low1, high1)).AsInt64(),
            Vector512.Create(0L, 2, 4, 6, 1, 3, 5, 7)).AsByte().StoreUnsafe(ref row, index);

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

    // With AVX-512 but without its form of VNNI, the JIT gives the instruction registers that it cannot name, and results are wrong. No
    // processor is so, but settings of the runtime can be. (A property for the condition would cost registers.)

    /// <summary>The sum and first·w[2k] + second·w[2k + 1] for every pair of words; what leaves 32 bits wraps around.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> AddPairSum(Vector256<int> sum, Vector256<short> words, short first, short second)
    {
        var coefficients = Vector256.Create((second << 16) | (first & 0xFFFF)).AsInt16();
#if NET9_0_OR_GREATER
        if (AvxVnni.IsSupported && (!Avx512F.IsSupported || Avx512Vbmi2.IsSupported)) return AvxVnni.MultiplyWideningAndAdd(sum, words, coefficients);
#endif
        return sum + Avx2.MultiplyAddAdjacent(words, coefficients);
    }

    /// <summary>The same with the coefficients of every pair.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> AddPairSum(Vector256<int> sum, Vector256<short> words, Vector256<short> coefficients)
    {
#if NET9_0_OR_GREATER
        if (AvxVnni.IsSupported && (!Avx512F.IsSupported || Avx512Vbmi2.IsSupported)) return AvxVnni.MultiplyWideningAndAdd(sum, words, coefficients);
#endif
        return sum + Avx2.MultiplyAddAdjacent(words, coefficients);
    }

    /// <summary>Words 0, 2, 4, … as 32-bit numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Even(Vector256<short> words) => Avx2.MultiplyAddAdjacent(words, Vector256.Create(1).AsInt16());

    /// <summary>Words 1, 3, 5, … as 32-bit numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Odd(Vector256<short> words) => words.AsInt32() >> 16;

    /// <summary>The upper 16 bits of even and odd sums, in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> UpperWords(Vector256<int> even, Vector256<int> odd) =>
        Avx2.Blend((even >>> 16).AsInt16(), odd.AsInt16(), 0xAA);

    /// <summary>The same, the lowest bit cleared where the lower 16 bits of a sum are 0: a tie that was rounded up goes to even.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> UpperWordsToEven(Vector256<int> even, Vector256<int> odd)
    {
        var upper = Avx2.Blend((even >>> 16).AsInt16(), odd.AsInt16(), 0xAA);
        var lower = Avx2.Blend(even.AsInt16(), (odd << 16).AsInt16(), 0xAA);
        // upper and (the lesser of lower and 1, or all bits but the lowest)
        return upper & (Avx2.Min(lower.AsUInt16(), Vector256<ushort>.One) | Vector256.Create((ushort)0xFFFE)).AsInt16();
    }

    /// <summary>The same, for sums of which lower words come after: a tie if these are 0 too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> UpperWordsToEven(Vector256<int> even, Vector256<int> odd, Vector256<int> evenLower, Vector256<int> oddLower)
    {
        var upper = Avx2.Blend((even >>> 16).AsInt16(), odd.AsInt16(), 0xAA);
        var lower = Avx2.Blend((even | evenLower).AsInt16(), ((odd | oddLower) << 16).AsInt16(), 0xAA);
        // upper and (the lesser of lower and 1, or all bits but the lowest)
        return upper & (Avx2.Min(lower.AsUInt16(), Vector256<ushort>.One) | Vector256.Create((ushort)0xFFFE)).AsInt16();
    }

    /// <summary>
    /// Stores the sums of lower and upper halves in order: a row of their upper words, and one of their lower words less 32,768.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSplit(Vector256<int> low, Vector256<int> high, ref short upper, ref short lower, nuint index)
    {
        // of every 128 bits the lower words, then the upper ones
        var order = Vector256.Create(
            (byte)0, 1, 4, 5, 8, 9, 12, 13, 2, 3, 6, 7, 10, 11, 14, 15, 0, 1, 4, 5, 8, 9, 12, 13, 2, 3, 6, 7, 10, 11, 14, 15);
        var (first, second) = (Avx2.Shuffle(low.AsByte(), order).AsInt64(), Avx2.Shuffle(high.AsByte(), order).AsInt64());
        Avx2.UnpackHigh(first, second).AsInt16().StoreUnsafe(ref upper, index);
        Signed(Avx2.UnpackLow(first, second).AsUInt16()).StoreUnsafe(ref lower, index);
    }

    /// <summary>Even and odd results in order, saturated to words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> WordsInOrder(Vector256<int> even, Vector256<int> odd) => InOrder(Avx2.PackSignedSaturate(even, odd).AsByte()).AsInt16();

    /// <summary>a0 b0 a1 b1 … of the lower half of every 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> InterleaveLow(Vector256<short> a, Vector256<short> b) => Avx2.UnpackLow(a, b);

    /// <summary>a0 b0 a1 b1 … of the upper half of every 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> InterleaveHigh(Vector256<short> a, Vector256<short> b) => Avx2.UnpackHigh(a, b);

    /// <summary>Stores the sums of lower and upper halves in order, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreHalves(Vector256<int> low, Vector256<int> high, ref short row, nuint index) =>
        Avx2.PackSignedSaturate(low, high).StoreUnsafe(ref row, index);

    /// <summary>Stores the sums of lower and upper halves in order, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreHalves(Vector256<int> low, Vector256<int> high, ref ushort row, nuint index) =>
        Avx2.PackUnsignedSaturate(low, high).StoreUnsafe(ref row, index);

    /// <summary>Stores the sums of lower and upper halves of two vectors in order, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreHalves(Vector256<int> low0, Vector256<int> high0, Vector256<int> low1, Vector256<int> high1, ref byte row, nuint index) =>
        Avx2.Permute4x64(
            Avx2.PackUnsignedSaturate(Avx2.PackSignedSaturate(low0, high0), Avx2.PackSignedSaturate(low1, high1)).AsInt64(),
            0b11_01_10_00).AsByte().StoreUnsafe(ref row, index);

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
