using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace KernelGen.CompilerServices;

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
}
