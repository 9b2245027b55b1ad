using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

#pragma warning disable CA1857     // the count is a constant once this is inlined

namespace KernelGen.CompilerServices;

/// <content>A vector that begins inside one and ends inside the next.</content>
public static partial class Lanes512
{
    /// <summary>The last elements of <paramref name="earlier"/> from <paramref name="elements"/> on, then the first ones of <paramref name="later"/>.</summary>
    /// <param name="earlier">A vector of a row.</param>
    /// <param name="later">The next vector of that row.</param>
    /// <param name="elements">A constant between 1 and one less than the elements of a vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Align<T>(Vector512<T> earlier, Vector512<T> later, int elements)
        where T : unmanaged
    {
        var bytes = elements * Unsafe.SizeOf<T>();
        if (bytes % 4 == 0) return Avx512F.AlignRight32(later.AsInt32(), earlier.AsInt32(), (byte)(bytes / 4)).As<int, T>();
        return Avx512BW.PermuteVar32x16x2(earlier.AsInt16(), Words + Vector512.Create((short)(bytes / 2)), later.AsInt16()).As<short, T>();
    }

    private static Vector512<short> Words
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(
            (short)0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
            16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31);
    }
}
