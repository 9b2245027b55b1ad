using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KernelGen.CompilerServices;

/// <content>Every second element of twice a vector's length of a row.</content>
public static partial class Lanes128
{
    /// <summary>Every second element from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LoadEven(ref float row, nuint index) =>
        Every(Vector128.LoadUnsafe(ref row, index), Vector128.LoadUnsafe(ref row, index + 4), 0);

    /// <summary>Every second element from the one after <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LoadOdd(ref float row, nuint index) =>
        Every(Vector128.LoadUnsafe(ref row, index), Vector128.LoadUnsafe(ref row, index + 4), 1);

    /// <summary>Every second element from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadEven(ref double row, nuint index) =>
        Every(Vector128.LoadUnsafe(ref row, index), Vector128.LoadUnsafe(ref row, index + 2), 0);

    /// <summary>Every second element from the one after <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadOdd(ref double row, nuint index) =>
        Every(Vector128.LoadUnsafe(ref row, index), Vector128.LoadUnsafe(ref row, index + 2), 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Every(Vector128<float> earlier, Vector128<float> later, int odd) => Vector128.Create(
        Vector128.Shuffle(earlier, Vector128.Create(0 + odd, 2 + odd, 0, 0)).GetLower(),
        Vector128.Shuffle(later, Vector128.Create(0 + odd, 2 + odd, 0, 0)).GetLower());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Every(Vector128<double> earlier, Vector128<double> later, long odd) => Vector128.Create(
        Vector128.Shuffle(earlier, Vector128.Create(0 + odd, 0)).GetLower(),
        Vector128.Shuffle(later, Vector128.Create(0 + odd, 0)).GetLower());
}
