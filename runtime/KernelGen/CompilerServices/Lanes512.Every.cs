using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.CompilerServices;

/// <content>Every second element of twice a vector's length of a row.</content>
public static partial class Lanes512
{
    /// <summary>Every second element from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadEven(ref float row, nuint index) =>
        Avx512F.PermuteVar16x32x2(Vector512.LoadUnsafe(ref row, index), Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30), Vector512.LoadUnsafe(ref row, index + 16));

    /// <summary>Every second element from the one after <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadOdd(ref float row, nuint index) =>
        Avx512F.PermuteVar16x32x2(Vector512.LoadUnsafe(ref row, index), Vector512.Create(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31), Vector512.LoadUnsafe(ref row, index + 16));

    /// <summary>Every second element from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadEven(ref double row, nuint index) =>
        Avx512F.PermuteVar8x64x2(Vector512.LoadUnsafe(ref row, index), Vector512.Create(0L, 2, 4, 6, 8, 10, 12, 14), Vector512.LoadUnsafe(ref row, index + 8));

    /// <summary>Every second element from the one after <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadOdd(ref double row, nuint index) =>
        Avx512F.PermuteVar8x64x2(Vector512.LoadUnsafe(ref row, index), Vector512.Create(1L, 3, 5, 7, 9, 11, 13, 15), Vector512.LoadUnsafe(ref row, index + 8));
}
