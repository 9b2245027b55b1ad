using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>What becomes of sums while they are in registers: an activation, a pool over neighbors, an activation.</summary>
/// <param name="Before">The activation before the pool, or null.</param>
/// <param name="Pool">The pool, or null.</param>
/// <param name="After">The activation after the pool, or null.</param>
internal sealed record Epilogue(Activation? Before = null, RegisterPool? Pool = null, Activation? After = null)
{
    public static Epilogue None { get; } = new();

    public int PoolRows => Pool?.Rows ?? 1;

    public int PoolColumns => Pool?.Columns ?? 1;
}

/// <summary>A pool whose windows follow one another without gaps, overlap or padding.</summary>
/// <param name="Kind">What becomes of a window.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Columns">Its columns.</param>
internal sealed record RegisterPool(PoolingKind Kind, int Rows, int Columns);
