using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.CompilerServices;

/// <content>Every second element of twice a vector's length of a row.</content>
public static partial class Lanes256
{
    /// <summary>Every second element from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadEven(ref float row, nuint index) =>
        Avx.IsSupported && Avx2.IsSupported
            ? Avx2.Permute4x64(Avx.Shuffle(Vector256.LoadUnsafe(ref row, index), Vector256.LoadUnsafe(ref row, index + 8), 0b10_00_10_00).AsDouble(), 0b11_01_10_00).AsSingle()
            : Every(Vector256.LoadUnsafe(ref row, index), Vector256.LoadUnsafe(ref row, index + 8), 0);

    /// <summary>Every second element from the one after <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadOdd(ref float row, nuint index) =>
        Avx.IsSupported && Avx2.IsSupported
            ? Avx2.Permute4x64(Avx.Shuffle(Vector256.LoadUnsafe(ref row, index), Vector256.LoadUnsafe(ref row, index + 8), 0b11_01_11_01).AsDouble(), 0b11_01_10_00).AsSingle()
            : Every(Vector256.LoadUnsafe(ref row, index), Vector256.LoadUnsafe(ref row, index + 8), 1);

    /// <summary>Every second element from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadEven(ref double row, nuint index) =>
        Avx.IsSupported && Avx2.IsSupported
            ? Avx2.Permute4x64(Avx.UnpackLow(Vector256.LoadUnsafe(ref row, index), Vector256.LoadUnsafe(ref row, index + 4)), 0b11_01_10_00)
            : Every(Vector256.LoadUnsafe(ref row, index), Vector256.LoadUnsafe(ref row, index + 4), 0);

    /// <summary>Every second element from the one after <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadOdd(ref double row, nuint index) =>
        Avx.IsSupported && Avx2.IsSupported
            ? Avx2.Permute4x64(Avx.UnpackHigh(Vector256.LoadUnsafe(ref row, index), Vector256.LoadUnsafe(ref row, index + 4)), 0b11_01_10_00)
            : Every(Vector256.LoadUnsafe(ref row, index), Vector256.LoadUnsafe(ref row, index + 4), 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Every(Vector256<float> earlier, Vector256<float> later, int odd) => Vector256.Create(
        Vector256.Shuffle(earlier, Vector256.Create(0 + odd, 2 + odd, 4 + odd, 6 + odd, 0, 0, 0, 0)).GetLower(),
        Vector256.Shuffle(later, Vector256.Create(0 + odd, 2 + odd, 4 + odd, 6 + odd, 0, 0, 0, 0)).GetLower());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Every(Vector256<double> earlier, Vector256<double> later, long odd) => Vector256.Create(
        Vector256.Shuffle(earlier, Vector256.Create(0 + odd, 2 + odd, 0, 0)).GetLower(),
        Vector256.Shuffle(later, Vector256.Create(0 + odd, 2 + odd, 0, 0)).GetLower());
}
