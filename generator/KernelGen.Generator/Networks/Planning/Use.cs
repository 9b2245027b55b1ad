namespace KernelGen.Generator.Networks.Planning;

/// <summary>A tensor that a step reads, and how it must lie.</summary>
/// <param name="tensor">The tensor; a copy of it where it lies otherwise.</param>
/// <param name="layout">The layout that is read.</param>
/// <param name="halo">Zeros that are read around each plane.</param>
internal sealed class Use(PlannedTensor tensor, Layout layout, Halo halo = default)
{
    public PlannedTensor Tensor { get; set; } = tensor;

    public Layout Layout { get; } = layout;

    public Halo Halo { get; } = halo;

    /// <summary>Whether the planes must follow one another without a halo.</summary>
    public bool IsDense { get; init; }

    /// <summary>Whether the tensor, its halo being final, lies as it must.</summary>
    public bool IsSatisfied =>
        (Tensor.Layout == Layout || (Tensor.IsPoint && !Tensor.Root.IsInput))
        && (IsDense ? Tensor.Halo.IsNone : Tensor.Halo.Or(Halo) == Tensor.Halo);
}
