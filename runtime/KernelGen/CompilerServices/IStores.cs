using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KernelGen.CompilerServices;

/// <summary>How whole vectors of output go to memory. A body is compiled for each way, so that choosing costs nothing inside.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IStores
{
    /// <summary>Stores sixty-four bytes.</summary>
    static abstract void Put<T>(Vector512<T> value, ref T row, nuint index)
        where T : unmanaged;

    /// <summary>Stores thirty-two bytes.</summary>
    static abstract void Put<T>(Vector256<T> value, ref T row, nuint index)
        where T : unmanaged;

    /// <summary>Asks for the cache line that holds an element of the source, where all of it must come from memory.</summary>
    static abstract void Fetch<T>(ref T row, nuint index)
        where T : unmanaged;

    /// <summary>Moves the first step of a walk back and the last one on, where stores must be aligned.</summary>
    /// <param name="row">The first element of an output row; all rows are aligned alike.</param>
    /// <param name="first">Where the first step begins.</param>
    /// <param name="last">Where the last step begins.</param>
    static abstract void Align<T>(ref T row, ref nuint first, ref nuint last)
        where T : unmanaged;

    /// <summary>Where a step begins that should begin at <paramref name="x"/>: not after it, and where stores are aligned.</summary>
    /// <param name="row">The first element of an output row; all rows are aligned alike.</param>
    /// <param name="x">The element after the step before.</param>
    static abstract nuint Aligned<T>(ref T row, nuint x)
        where T : unmanaged;
}

/// <summary>Stores as usual, at any address.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CachedStores : IStores
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put<T>(Vector512<T> value, ref T row, nuint index)
        where T : unmanaged => value.StoreUnsafe(ref row, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put<T>(Vector256<T> value, ref T row, nuint index)
        where T : unmanaged => value.StoreUnsafe(ref row, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fetch<T>(ref T row, nuint index)
        where T : unmanaged
    {
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Align<T>(ref T row, ref nuint first, ref nuint last)
        where T : unmanaged
    {
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint Aligned<T>(ref T row, nuint x)
        where T : unmanaged => x;
}

/// <summary>Stores past the cache: output that exceeds it would only drive the source out, and need not be read before it is written.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StreamingStores : IStores
{
    /// <summary>Bytes of a cache line.</summary>
    internal const int LineBytes = 64;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Put<T>(Vector512<T> value, ref T row, nuint index)
        where T : unmanaged => value.StoreAlignedNonTemporal((T*)Unsafe.AsPointer(ref row) + index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Put<T>(Vector256<T> value, ref T row, nuint index)
        where T : unmanaged => value.StoreAlignedNonTemporal((T*)Unsafe.AsPointer(ref row) + index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fetch<T>(ref T row, nuint index)
        where T : unmanaged => RowCache.Fetch(ref row, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Align<T>(ref T row, ref nuint first, ref nuint last)
        where T : unmanaged
    {
        var start = (T*)Unsafe.AsPointer(ref row);
        first -= Excess(start + first);
        last += ((nuint)(LineBytes / sizeof(T)) - Excess(start + last)) % (nuint)(LineBytes / sizeof(T));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe nuint Aligned<T>(ref T row, nuint x)
        where T : unmanaged => x - Excess((T*)Unsafe.AsPointer(ref row) + x);

    /// <summary>Elements since the line began.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe nuint Excess<T>(T* address)
        where T : unmanaged => (nuint)address % LineBytes / (nuint)sizeof(T);
}
