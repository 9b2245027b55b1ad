using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.CompilerServices;

// Every second element, from the first on (Even) or from the second on (Odd): of two vectors, of twice a vector's length of a row, or
// of a vector that holds two columns by turns.

public static partial class Lanes512
{
    /// <summary>Elements 0, 2, 4, … of <paramref name="first"/>, then those of <paramref name="second"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Even(Vector512<float> first, Vector512<float> second) => Avx512F.PermuteVar16x32x2(
        first, Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30), second);

    /// <summary>Elements 1, 3, 5, … of <paramref name="first"/>, then those of <paramref name="second"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Odd(Vector512<float> first, Vector512<float> second) => Avx512F.PermuteVar16x32x2(
        first, Vector512.Create(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31), second);

    /// <summary>Elements 0, 2, 4, … of <paramref name="first"/>, then those of <paramref name="second"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Even(Vector512<double> first, Vector512<double> second) =>
        Avx512F.PermuteVar8x64x2(first, Vector512.Create(0L, 2, 4, 6, 8, 10, 12, 14), second);

    /// <summary>Elements 1, 3, 5, … of <paramref name="first"/>, then those of <paramref name="second"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Odd(Vector512<double> first, Vector512<double> second) =>
        Avx512F.PermuteVar8x64x2(first, Vector512.Create(1L, 3, 5, 7, 9, 11, 13, 15), second);

    /// <summary>Elements 0, 2, 4, …</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Even(Vector512<float> pairs) =>
        Vector512.Shuffle(pairs, Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 0, 2, 4, 6, 8, 10, 12, 14)).GetLower();

    /// <summary>Elements 1, 3, 5, …</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Odd(Vector512<float> pairs) =>
        Vector512.Shuffle(pairs, Vector512.Create(1, 3, 5, 7, 9, 11, 13, 15, 1, 3, 5, 7, 9, 11, 13, 15)).GetLower();

    /// <summary>Every second element from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadEven(ref float row, nuint index) =>
        Even(Vector512.LoadUnsafe(ref row, index), Vector512.LoadUnsafe(ref row, index + 16));

    /// <summary>Every second element from the one after <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadOdd(ref float row, nuint index) =>
        Odd(Vector512.LoadUnsafe(ref row, index), Vector512.LoadUnsafe(ref row, index + 16));

    /// <summary>Every second element from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadEven(ref double row, nuint index) =>
        Even(Vector512.LoadUnsafe(ref row, index), Vector512.LoadUnsafe(ref row, index + 8));

    /// <summary>Every second element from the one after <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadOdd(ref double row, nuint index) =>
        Odd(Vector512.LoadUnsafe(ref row, index), Vector512.LoadUnsafe(ref row, index + 8));
}

public static partial class Lanes256
{
    /// <summary>Elements 0, 2, 4, … of <paramref name="first"/>, then those of <paramref name="second"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Even(Vector256<float> first, Vector256<float> second) => Avx2.IsSupported
        ? Avx2.Permute4x64(Avx.Shuffle(first, second, 0b10_00_10_00).AsDouble(), 0b11_01_10_00).AsSingle()
        : Vector256.Create(Lanes128.Even(first.GetLower(), first.GetUpper()), Lanes128.Even(second.GetLower(), second.GetUpper()));

    /// <summary>Elements 1, 3, 5, … of <paramref name="first"/>, then those of <paramref name="second"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Odd(Vector256<float> first, Vector256<float> second) => Avx2.IsSupported
        ? Avx2.Permute4x64(Avx.Shuffle(first, second, 0b11_01_11_01).AsDouble(), 0b11_01_10_00).AsSingle()
        : Vector256.Create(Lanes128.Odd(first.GetLower(), first.GetUpper()), Lanes128.Odd(second.GetLower(), second.GetUpper()));

    /// <summary>Elements 0, 2, 4, … of <paramref name="first"/>, then those of <paramref name="second"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Even(Vector256<double> first, Vector256<double> second) => Avx2.IsSupported
        ? Avx2.Permute4x64(Avx.UnpackLow(first, second), 0b11_01_10_00)
        : Vector256.Create(Lanes128.Even(first.GetLower(), first.GetUpper()), Lanes128.Even(second.GetLower(), second.GetUpper()));

    /// <summary>Elements 1, 3, 5, … of <paramref name="first"/>, then those of <paramref name="second"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Odd(Vector256<double> first, Vector256<double> second) => Avx2.IsSupported
        ? Avx2.Permute4x64(Avx.UnpackHigh(first, second), 0b11_01_10_00)
        : Vector256.Create(Lanes128.Odd(first.GetLower(), first.GetUpper()), Lanes128.Odd(second.GetLower(), second.GetUpper()));

    /// <summary>Every second element from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadEven(ref float row, nuint index) =>
        Even(Vector256.LoadUnsafe(ref row, index), Vector256.LoadUnsafe(ref row, index + 8));

    /// <summary>Every second element from the one after <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadOdd(ref float row, nuint index) =>
        Odd(Vector256.LoadUnsafe(ref row, index), Vector256.LoadUnsafe(ref row, index + 8));

    /// <summary>Every second element from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadEven(ref double row, nuint index) =>
        Even(Vector256.LoadUnsafe(ref row, index), Vector256.LoadUnsafe(ref row, index + 4));

    /// <summary>Every second element from the one after <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadOdd(ref double row, nuint index) =>
        Odd(Vector256.LoadUnsafe(ref row, index), Vector256.LoadUnsafe(ref row, index + 4));
}

public static partial class Lanes128
{
    /// <summary>Elements 0, 2, 4, … of <paramref name="first"/>, then those of <paramref name="second"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Even(Vector128<float> first, Vector128<float> second) =>
        Sse.IsSupported ? Sse.Shuffle(first, second, 0b10_00_10_00)
            : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.UnzipEven(first, second)
            : Vector128.Create(first[0], first[2], second[0], second[2]);

    /// <summary>Elements 1, 3, 5, … of <paramref name="first"/>, then those of <paramref name="second"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Odd(Vector128<float> first, Vector128<float> second) =>
        Sse.IsSupported ? Sse.Shuffle(first, second, 0b11_01_11_01)
            : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.UnzipOdd(first, second)
            : Vector128.Create(first[1], first[3], second[1], second[3]);

    /// <summary>Elements 0, 2, 4, … of <paramref name="first"/>, then those of <paramref name="second"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<double> Even(Vector128<double> first, Vector128<double> second) =>
        Vector128.Create(first.GetLower(), second.GetLower());

    /// <summary>Elements 1, 3, 5, … of <paramref name="first"/>, then those of <paramref name="second"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<double> Odd(Vector128<double> first, Vector128<double> second) =>
        Vector128.Create(first.GetUpper(), second.GetUpper());

    /// <summary>Every second element from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LoadEven(ref float row, nuint index) =>
        Even(Vector128.LoadUnsafe(ref row, index), Vector128.LoadUnsafe(ref row, index + 4));

    /// <summary>Every second element from the one after <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LoadOdd(ref float row, nuint index) =>
        Odd(Vector128.LoadUnsafe(ref row, index), Vector128.LoadUnsafe(ref row, index + 4));

    /// <summary>Every second element from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadEven(ref double row, nuint index) =>
        Even(Vector128.LoadUnsafe(ref row, index), Vector128.LoadUnsafe(ref row, index + 2));

    /// <summary>Every second element from the one after <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadOdd(ref double row, nuint index) =>
        Odd(Vector128.LoadUnsafe(ref row, index), Vector128.LoadUnsafe(ref row, index + 2));
}

public static partial class LanesScalar
{
    /// <summary>The first of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Even(float first, float second) => first;

    /// <summary>The second of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Odd(float first, float second) => second;

    /// <summary>The element at <paramref name="index"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LoadEven<T>(ref T row, nuint index)
        where T : unmanaged => Unsafe.Add(ref row, index);

    /// <summary>The element after the one at <paramref name="index"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LoadOdd<T>(ref T row, nuint index)
        where T : unmanaged => Unsafe.Add(ref row, index + 1);
}
