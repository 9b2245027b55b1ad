using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KernelGen.CompilerServices;

/// <summary>How whole vectors of output are stored. A body is compiled for each way, so that the choice costs nothing inside.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IStores
{
    /// <summary>Stores sixty-four bytes.</summary>
    static abstract void Store<T>(Vector512<T> value, ref T row, nuint index)
        where T : unmanaged;

    /// <summary>Stores thirty-two bytes.</summary>
    static abstract void Store<T>(Vector256<T> value, ref T row, nuint index)
        where T : unmanaged;

    /// <summary>Prefetches cache lines of the source from an element on, if the source is too large for the cache.</summary>
    static abstract void Prefetch<T>(ref T row, nuint index, int lines)
        where T : unmanaged;

    /// <summary>Prefetches lines of rows below each other: of <paramref name="count"/> rows from the first on, from element <paramref name="x"/> on.</summary>
    static abstract void Prefetch<T>(in PitchedRows<T> rows, int first, int count, nuint x, int lines)
        where T : unmanaged;

    /// <summary>Moves the first step of a row back and the last one forward, where stores must be aligned.</summary>
    /// <param name="row">The first element of an output row; all rows are aligned alike.</param>
    /// <param name="first">Where the first step begins.</param>
    /// <param name="last">Where the last step begins.</param>
    static abstract void Align<T>(ref T row, ref nuint first, ref nuint last)
        where T : unmanaged;

    /// <summary>Where a step begins that should begin at <paramref name="x"/>: at or before it, where stores are aligned.</summary>
    /// <param name="row">The first element of an output row; all rows are aligned alike.</param>
    /// <param name="x">The element after the step before.</param>
    static abstract nuint Aligned<T>(ref T row, nuint x)
        where T : unmanaged;
}

/// <summary>Ordinary stores, at any address.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CachedStores : IStores
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector512<T> value, ref T row, nuint index)
        where T : unmanaged => value.StoreUnsafe(ref row, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector256<T> value, ref T row, nuint index)
        where T : unmanaged => value.StoreUnsafe(ref row, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch<T>(ref T row, nuint index, int lines)
        where T : unmanaged
    {
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch<T>(in PitchedRows<T> rows, int first, int count, nuint x, int lines)
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

/// <summary>Non-temporal stores: output larger than the cache would evict the source, and is not read before it is written.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StreamingStores : IStores
{
    /// <summary>Bytes of a cache line.</summary>
    internal const int LineBytes = 64;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store<T>(Vector512<T> value, ref T row, nuint index)
        where T : unmanaged => value.StoreAlignedNonTemporal((T*)Unsafe.AsPointer(ref row) + index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store<T>(Vector256<T> value, ref T row, nuint index)
        where T : unmanaged => value.StoreAlignedNonTemporal((T*)Unsafe.AsPointer(ref row) + index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch<T>(ref T row, nuint index, int lines)
        where T : unmanaged
    {
        RowCache.Prefetch(ref row, index);
        if (lines > 1) RowCache.Prefetch(ref row, index + Line<T>());
        if (lines > 2) RowCache.Prefetch(ref row, index + (2 * Line<T>()));
        if (lines > 3) RowCache.Prefetch(ref row, index + (3 * Line<T>()));
        for (var line = 4; line < lines; line++) RowCache.Prefetch(ref row, index + ((nuint)line * Line<T>()));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch<T>(in PitchedRows<T> rows, int first, int count, nuint x, int lines)
        where T : unmanaged
    {
        ref var row = ref rows[first, x];
        Prefetch(ref row, 0, lines);
        if (count > 1) Prefetch(ref row = ref rows.Below(ref row), 0, lines);
        if (count > 2) Prefetch(ref row = ref rows.Below(ref row), 0, lines);
        if (count > 3) Prefetch(ref row = ref rows.Below(ref row), 0, lines);
        if (count > 4) Prefetch(ref row = ref rows.Below(ref row), 0, lines);
        if (count > 5) Prefetch(ref row = ref rows.Below(ref row), 0, lines);
        if (count > 6) Prefetch(ref row = ref rows.Below(ref row), 0, lines);
        if (count > 7) Prefetch(ref row = ref rows.Below(ref row), 0, lines);
        for (var left = count - 8; left > 0; left--) Prefetch(ref row = ref rows.Below(ref row), 0, lines);
    }

    /// <summary>Elements of a cache line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe nuint Line<T>()
        where T : unmanaged => (nuint)(LineBytes / sizeof(T));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Align<T>(ref T row, ref nuint first, ref nuint last)
        where T : unmanaged
    {
        var start = (T*)Unsafe.AsPointer(ref row);
        first -= Excess(start + first);
        last += (Line<T>() - Excess(start + last)) % Line<T>();
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

/// <summary>
/// Non-temporal stores at aligned addresses, ordinary ones elsewhere: in the first and the last step of a row whose ends are copies.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MixedStores : IStores
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector512<T> value, ref T row, nuint index)
        where T : unmanaged
    {
        if (IsAligned(ref row, index, Vector512<byte>.Count)) StreamingStores.Store(value, ref row, index);
        else CachedStores.Store(value, ref row, index);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector256<T> value, ref T row, nuint index)
        where T : unmanaged
    {
        if (IsAligned(ref row, index, Vector256<byte>.Count)) StreamingStores.Store(value, ref row, index);
        else CachedStores.Store(value, ref row, index);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch<T>(ref T row, nuint index, int lines)
        where T : unmanaged => StreamingStores.Prefetch(ref row, index, lines);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch<T>(in PitchedRows<T> rows, int first, int count, nuint x, int lines)
        where T : unmanaged => StreamingStores.Prefetch(in rows, first, count, x, lines);

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
