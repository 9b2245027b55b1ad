using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

#pragma warning disable CA1857     // the count is a constant once this is inlined

namespace KernelGen.CompilerServices;

/// <content>A vector that begins inside one and ends inside the next.</content>
public static partial class Lanes128
{
    /// <summary>The last elements of <paramref name="earlier"/> from <paramref name="elements"/> on, then the first ones of <paramref name="later"/>.</summary>
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
