using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace KernelGen.CompilerServices;

/// <summary>Keeps from the JIT what it would use to its own disadvantage.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Unknown
{
    /// <summary>
    /// The same reference. What it leads to is no constant any more, even in static data; and of a local whose address was given away,
    /// a write may change whatever is read by reference, so that nothing read before is kept.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref T To<T>(ref T value) => ref value;
}
