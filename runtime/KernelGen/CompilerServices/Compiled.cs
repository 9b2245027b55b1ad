using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace KernelGen.CompilerServices;

/// <summary>How the JIT compiles the methods of a generated type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Compiled
{
    /// <summary>As a part of its callers.</summary>
    public const MethodImplOptions Inlined = MethodImplOptions.AggressiveInlining;

    /// <summary>By itself, optimized at once.</summary>
    public const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;
}
