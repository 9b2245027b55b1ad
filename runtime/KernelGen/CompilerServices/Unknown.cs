using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace KernelGen.CompilerServices;

/// <summary>An optimization barrier: hides from the JIT what it would otherwise take for a constant or keep in a register.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Unknown
{
    /// <summary>
    /// The same reference. The JIT no longer knows its target: static data behind it is not folded into constants, and a write to a local
    /// whose address was passed may change anything that is read by reference, so that no earlier read is kept.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref T To<T>(ref T value) => ref value;
}
