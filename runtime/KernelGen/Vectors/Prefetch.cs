using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.CompilerServices;

/// <summary>Hints to the cache. A hint reads nothing: an address outside the row, or outside the process, does no harm.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class RowCache
{
    /// <summary>Prefetches the cache line that holds an element: a later step will read or write it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch<T>(ref T row, nuint index)
        where T : unmanaged
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref row, index)));
    }
}
