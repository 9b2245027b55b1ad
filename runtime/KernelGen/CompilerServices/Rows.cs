using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace KernelGen.CompilerServices;

/// <summary>The rows of the picture that a run reads.</summary>
/// <remarks>
/// Where a row is walked from end to end, windows leave it on both sides: there the walk reads copies of the row's ends, in which
/// the border is filled in. They are tables of their own, so displaced that an element has the same index in all of them.
/// </remarks>
/// <typeparam name="T">Element of a row.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe ref struct SourceRows<T>
    where T : unmanaged
{
    private readonly T** rows, left, right;
    private readonly nint start;
    private readonly nuint leftEnd, rightFirst;

    /// <param name="rows">The rows themselves, without copies of their ends.</param>
    /// <param name="start">From the address in a table to element 0.</param>
    /// <param name="leavesRows">Windows leave the rows; who reads them finds the border by itself.</param>
    /// <param name="streams">The output should bypass the cache, and is so aligned that it can.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal SourceRows(T** rows, nint start, bool leavesRows = false, bool streams = false)
    {
        this.rows = rows;
        left = rows;
        right = rows;
        (this.start, leftEnd, rightFirst) = (start, 0, nuint.MaxValue);
        (LeavesRows, Streams) = (leavesRows, streams);
    }

    /// <param name="rows">The rows themselves.</param>
    /// <param name="start">From the address in a table to element 0.</param>
    /// <param name="left">Copies of their left ends, read by a step that begins before <paramref name="leftEnd"/>.</param>
    /// <param name="leftEnd">1, or 0 if windows do not leave the row there.</param>
    /// <param name="right">Copies of their right ends, read by steps that begin at <paramref name="rightFirst"/> or later.</param>
    /// <param name="rightFirst">The first element whose step leaves the row on the right.</param>
    /// <param name="streams">The output should bypass the cache, and is so aligned that it can.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal SourceRows(T** rows, nint start, T** left, nuint leftEnd, T** right, nuint rightFirst, bool streams)
    {
        this.rows = rows;
        this.left = left;
        this.right = right;
        (this.start, this.leftEnd, this.rightFirst, Streams) = (start, leftEnd, rightFirst, streams);
    }

    /// <summary>Windows leave the rows on both sides, and there are no copies of their ends.</summary>
    public bool LeavesRows { get; }

    /// <summary>
    /// The output exceeds the cache: <see cref="StreamingStores"/> can and should write it; <see cref="MixedStores"/> where a run is not the
    /// whole row, and sees to the alignment of its steps by itself.
    /// </summary>
    public bool Streams { get; }

    /// <summary>The block's first output row, counted from the picture's: sums that are shared by groups of rows begin a group at the same rows in every band.</summary>
    public int FirstRow { get; internal init; }

    /// <summary>The rows themselves.</summary>
    public Rows<T> Inside
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(rows, start);
    }

    /// <summary>Whether a step that begins at element <paramref name="x"/> reads the rows themselves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsInside(nuint x) => x >= leftEnd && x < rightFirst;

    /// <summary>The first element after <paramref name="x"/> from which on steps read the rows elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nuint NextChange(nuint x) => x < leftEnd ? leftEnd : x < rightFirst ? rightFirst : nuint.MaxValue;

    /// <summary>The rows as a step must read them that begins at element <paramref name="x"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Rows<T> At(nuint x) => new(x < leftEnd ? left : x < rightFirst ? rows : right, start);

    /// <summary>Turns rows that lie a pitch apart to their copies, where a step reads those.</summary>
    /// <param name="x">Where the step begins.</param>
    /// <param name="first">The first of the rows.</param>
    /// <param name="inside">The rows themselves from there on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Turn(nuint x, int first, ref PitchedRows<T> inside)
    {
        if (!IsInside(x)) inside = At(x).Pitched(first);
    }
}

/// <summary>A table of rows, read from the element on where the run begins. The memory is pinned or native, and the runner's.</summary>
/// <typeparam name="T">Element of a row.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe ref struct Rows<T>
    where T : unmanaged
{
    private readonly T** rows;
    private readonly nint start;

    internal Rows(T** rows, nint start)
    {
        this.rows = rows;
        this.start = start;
    }

    /// <summary>The run's first element of a row. The index is not checked.</summary>
    public ref T this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref rows[row][start];
    }

    /// <summary>The table without its first rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Rows<T> From(int row) => new(rows + row, start);

    /// <summary>The rows from one on, where all lie as far apart as it and the next: a table has one row more than are read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PitchedRows<T> Pitched(int row) => new(rows[row] + start, (nint)rows[row + 1] - (nint)rows[row]);
}

/// <summary>Rows that lie a pitch apart: both numbers stay in registers while a step goes from row to row.</summary>
/// <remarks>
/// A table of rows would be read between the stores of the step before, and wait for each whose address agrees in the lower bits.
/// </remarks>
/// <typeparam name="T">Element of a row.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe ref struct PitchedRows<T>
    where T : unmanaged
{
    private readonly T* first;
    private readonly nint pitch;     // bytes

    internal PitchedRows(T* first, nint pitch)
    {
        this.first = first;
        this.pitch = pitch;
    }

    /// <summary>An element of a row. The indices are not checked.</summary>
    public ref T this[nint row, nuint x]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref ((T*)((byte*)first + row * pitch))[x];
    }

    /// <summary>The element below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T Below(ref T element) => ref Unsafe.AddByteOffset(ref element, pitch);

    /// <summary>A walk down the rows that begins at an element of the first. The index is not checked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowWalk<T> From(nuint x) => new(ref first[x], pitch);
}

/// <summary>A walk down rows that lie a pitch apart, from each element to the one below.</summary>
/// <typeparam name="T">Element of a row.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct RowWalk<T>
    where T : unmanaged
{
    private readonly nint pitch;     // bytes
    private ref T element;

    internal RowWalk(ref T element, nint pitch)
    {
        this.element = ref element;
        this.pitch = pitch;
    }

    /// <summary>The element where the walk is.</summary>
    public readonly ref T Here
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref element;
    }

    /// <summary>Goes to the element below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T Next()
    {
        element = ref Unsafe.AddByteOffset(ref element, pitch);
        return ref element;
    }
}
