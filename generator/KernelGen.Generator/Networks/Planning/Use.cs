namespace KernelGen.Generator.Networks.Planning;

/// <summary>A tensor that a step reads, and how it must lie.</summary>
/// <param name="Tensor">The tensor; a copy of it where it lies otherwise.</param>
/// <param name="Layout">The layout that is read.</param>
/// <param name="Halo">Zeros that are read around each plane.</param>
internal sealed record Use(TensorSpec Tensor, Layout Layout, Halo Halo = default)
{
    /// <summary>Whether the planes must follow one another without a halo.</summary>
    public bool IsDense { get; init; }
}
