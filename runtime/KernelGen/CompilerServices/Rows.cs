using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace KernelGen.CompilerServices;

/// <summary>A table of rows: element 0 of each is where the run begins. The memory is pinned or native, and the runner's.</summary>
/// <typeparam name="T">Element of a row.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe ref struct Rows<T>
    where T : unmanaged
{
    private readonly T** rows;

    internal Rows(T** rows) => this.rows = rows;

    /// <summary>Element 0 of a row. The index is not checked.</summary>
    public ref T this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref *rows[row];
    }

    /// <summary>The table without its first rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Rows<T> From(int row) => new(rows + row);
}
