using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace KernelGen.CompilerServices;

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
