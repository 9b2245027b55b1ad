using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.CompilerServices;

// 32-bit sums of even and odd pixels whose quotients are products of floats.

public static partial class Lanes512
{
    /// <summary>Stores sums of even and odd pixels times a number, to the nearest integer, ties to even, in order, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreScaled(Vector512<int> even, Vector512<int> odd, float scale, ref byte row) =>
        Store(WordsInOrder(Scaled(even, scale), Scaled(odd, scale)), ref row, 0);

    /// <summary>Stores sums of even and odd pixels times a number, to the nearest integer, ties to even, in order, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreScaled(Vector512<int> even, Vector512<int> odd, float scale, ref short row) =>
        WordsInOrder(Scaled(even, scale), Scaled(odd, scale)).StoreUnsafe(ref row);

    /// <summary>The numbers, of magnitude below 2^24, times another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Scaled(Vector512<int> numbers, float scale) =>
        Avx512F.ConvertToVector512Int32(Vector512.ConvertToSingle(numbers) * Vector512.Create(scale));
}

public static partial class Lanes256
{
    /// <summary>Stores sums of even and odd pixels times a number, to the nearest integer, ties to even, in order, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreScaled(Vector256<int> even, Vector256<int> odd, float scale, ref byte row) =>
        Store(WordsInOrder(Scaled(even, scale), Scaled(odd, scale)), ref row, 0);

    /// <summary>Stores sums of even and odd pixels times a number, to the nearest integer, ties to even, in order, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreScaled(Vector256<int> even, Vector256<int> odd, float scale, ref short row) =>
        WordsInOrder(Scaled(even, scale), Scaled(odd, scale)).StoreUnsafe(ref row);

    /// <summary>The numbers, of magnitude below 2^24, times another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Scaled(Vector256<int> numbers, float scale) =>
        Avx.ConvertToVector256Int32(Vector256.ConvertToSingle(numbers) * Vector256.Create(scale));
}
