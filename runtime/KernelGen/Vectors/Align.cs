using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

#pragma warning disable CA1857     // the count is a constant once the call is inlined

namespace KernelGen.CompilerServices;

// A vector that begins inside one vector of a row and ends inside the next.

public static partial class Lanes512
{
    /// <summary>
    /// The elements of <paramref name="earlier"/> from number <paramref name="elements"/> on, then the first of <paramref name="later"/>.
    /// </summary>
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

    /// <inheritdoc cref="Align{T}"/>
    /// <remarks>Odd numbers of bytes: first by whole quarters of a vector, then by bytes within each. Apart, as it would weigh on the other.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Align(Vector512<byte> earlier, Vector512<byte> later, int elements)
    {
        if (elements % 2 == 0) return Align(earlier.AsInt16(), later.AsInt16(), elements / 2).AsByte();
        var (first, second) = (elements < 16 ? earlier : Quarters(elements / 16), elements >= 48 ? later : Quarters(elements / 16 + 1));
        return Avx512BW.AlignRight(second, first, (byte)(elements % 16));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        Vector512<byte> Quarters(int count) => Avx512F.AlignRight64(later.AsInt64(), earlier.AsInt64(), (byte)(2 * count)).AsByte();
    }

    private static Vector512<short> Words
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(
            (short)0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
            16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31);
    }
}

public static partial class Lanes256
{
    /// <summary>
    /// The elements of <paramref name="earlier"/> from number <paramref name="elements"/> on, then the first of <paramref name="later"/>.
    /// </summary>
    /// <param name="earlier">A vector of a row.</param>
    /// <param name="later">The next vector of that row.</param>
    /// <param name="elements">A constant between 1 and one less than the elements of a vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Align<T>(Vector256<T> earlier, Vector256<T> later, int elements)
        where T : unmanaged
    {
        var bytes = elements * Unsafe.SizeOf<T>();
        if (!Avx2.IsSupported)
        {
            return bytes < 16
                ? Vector256.Create(
                    Lanes128.Align(earlier.GetLower(), earlier.GetUpper(), elements),
                    Lanes128.Align(earlier.GetUpper(), later.GetLower(), elements))
                : Vector256.Create(
                    Lanes128.Align(earlier.GetUpper(), later.GetLower(), elements - Vector128<T>.Count),
                    Lanes128.Align(later.GetLower(), later.GetUpper(), elements - Vector128<T>.Count));
        }
        // no local for what both have in common: it would be copied for every other shift of the same two vectors
        return (bytes < 16 ? Avx2.AlignRight(Avx2.Permute2x128(earlier.AsByte(), later.AsByte(), 0x21), earlier.AsByte(), (byte)bytes)
            : bytes == 16 ? Avx2.Permute2x128(earlier.AsByte(), later.AsByte(), 0x21)
            : Avx2.AlignRight(later.AsByte(), Avx2.Permute2x128(earlier.AsByte(), later.AsByte(), 0x21), (byte)(bytes - 16))).As<byte, T>();
    }
}

public static partial class Lanes128
{
    /// <summary>
    /// The elements of <paramref name="earlier"/> from number <paramref name="elements"/> on, then the first of <paramref name="later"/>.
    /// </summary>
    /// <param name="earlier">A vector of a row.</param>
    /// <param name="later">The next vector of that row.</param>
    /// <param name="elements">A constant between 1 and one less than the elements of a vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Align<T>(Vector128<T> earlier, Vector128<T> later, int elements)
        where T : unmanaged
    {
        var bytes = elements * Unsafe.SizeOf<T>();
        if (Ssse3.IsSupported) return Ssse3.AlignRight(later.AsByte(), earlier.AsByte(), (byte)bytes).As<byte, T>();
        if (AdvSimd.IsSupported) return AdvSimd.ExtractVector128(earlier.AsByte(), later.AsByte(), (byte)bytes).As<byte, T>();
        // An index of 16 or more gives zero.
        return (Vector128.Shuffle(earlier.AsByte(), Bytes + Vector128.Create((byte)bytes)) |
            Vector128.Shuffle(later.AsByte(), Bytes - Vector128.Create((byte)(16 - bytes)))).As<byte, T>();
    }

    private static Vector128<byte> Bytes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create((byte)0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    }
}
