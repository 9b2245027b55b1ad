using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace KernelGen.CompilerServices;

/// <summary>The runner's scratch memory as a row of elements.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class ScratchRow
{
    /// <summary>Element 0 of the row that begins at the address that the runner gave.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Of<T>(nint address)
        where T : unmanaged => ref *(T*)address;
}
