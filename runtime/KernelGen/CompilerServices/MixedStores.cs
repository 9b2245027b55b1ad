using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KernelGen.CompilerServices;

/// <summary>
/// Stores past the cache where an address is aligned, and as usual where it is not: in the first and the last step of a row whose ends are copies.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MixedStores : IStores
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put<T>(Vector512<T> value, ref T row, nuint index)
        where T : unmanaged
    {
        if (IsAligned(ref row, index, Vector512<byte>.Count)) StreamingStores.Put(value, ref row, index);
        else CachedStores.Put(value, ref row, index);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put<T>(Vector256<T> value, ref T row, nuint index)
        where T : unmanaged
    {
        if (IsAligned(ref row, index, Vector256<byte>.Count)) StreamingStores.Put(value, ref row, index);
        else CachedStores.Put(value, ref row, index);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fetch<T>(ref T row, nuint index)
        where T : unmanaged => StreamingStores.Fetch(ref row, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Align<T>(ref T row, ref nuint first, ref nuint last)
        where T : unmanaged => StreamingStores.Align(ref row, ref first, ref last);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint Aligned<T>(ref T row, nuint x)
        where T : unmanaged => StreamingStores.Aligned(ref row, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe bool IsAligned<T>(ref T row, nuint index, int bytes)
        where T : unmanaged => (nuint)((T*)Unsafe.AsPointer(ref row) + index) % (nuint)bytes == 0;
}
