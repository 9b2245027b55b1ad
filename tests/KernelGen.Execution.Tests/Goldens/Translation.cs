namespace KernelGen.Execution.Tests.Goldens;

/// <summary>What a golden case is in terms of kernels.</summary>
internal abstract record Translation
{
    /// <summary>A declaration, the picture it is to be run on, and what must come out.</summary>
    internal sealed record Expressed(Declaration Declaration, NpyArray Source, NpyArray Wanted) : Translation;

    /// <summary>No declaration means this.</summary>
    internal sealed record Inexpressible(string Reason) : Translation;
}
