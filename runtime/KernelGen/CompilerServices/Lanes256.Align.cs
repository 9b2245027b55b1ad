using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

#pragma warning disable CA1857     // the count is a constant once this is inlined

namespace KernelGen.CompilerServices;

/// <content>A vector that begins inside one and ends inside the next.</content>
public static partial class Lanes256
{
    /// <summary>The last elements of <paramref name="earlier"/> from <paramref name="elements"/> on, then the first ones of <paramref name="later"/>.</summary>
    /// <param name="earlier">A vector of a row.</param>
    /// <param name="later">The next vector of that row.</param>
    /// <param name="elements">A constant between 1 and one less than the elements of a vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Align<T>(Vector256<T> earlier, Vector256<T> later, int elements)
        where T : unmanaged
    {
        var bytes = elements * Unsafe.SizeOf<T>();
        if (!Avx2.IsSupported) return Vector256.Create(
            bytes < 16 ? Lanes128.Align(earlier.GetLower(), earlier.GetUpper(), elements) : Lanes128.Align(earlier.GetUpper(), later.GetLower(), elements - Vector128<T>.Count),
            bytes < 16 ? Lanes128.Align(earlier.GetUpper(), later.GetLower(), elements) : Lanes128.Align(later.GetLower(), later.GetUpper(), elements - Vector128<T>.Count));
        var middle = Avx2.Permute2x128(earlier.AsByte(), later.AsByte(), 0x21);
        return (bytes < 16
            ? Avx2.AlignRight(middle, earlier.AsByte(), (byte)bytes)
            : Avx2.AlignRight(later.AsByte(), middle, (byte)(bytes - 16))).As<byte, T>();
    }
}
