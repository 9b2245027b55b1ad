using System.Collections.Generic;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>Where the tensors of a plan lie.</summary>
internal sealed class Placement(IReadOnlyDictionary<TensorId, PlacedTensor> places)
{
    /// <summary>The place of a tensor that a step writes, reads or needs while it works.</summary>
    public PlacedTensor this[TensorSpec tensor] => places[tensor.Id];
}

/// <summary>A tensor with its place in memory.</summary>
/// <param name="Tensor">The tensor.</param>
/// <param name="Halo">The zeros around its planes.</param>
/// <param name="Memory">The memory that it lies in.</param>
/// <param name="Start">Its first float there; of a view, that of the tensor that it shows.</param>
internal sealed record PlacedTensor(TensorSpec Tensor, Halo Halo, MemoryKind Memory = MemoryKind.Workspace, long Start = 0)
{
    public TensorShape Shape => Tensor.Shape;

    /// <summary>Floats from a row to the next.</summary>
    public long RowStep => (long)(Shape.Width + Halo.Left + Halo.Right) * Tensor.Lanes;

    /// <summary>Floats from a plane to the next.</summary>
    public long PlaneStep => RowStep * (Shape.Height + Halo.Top + Halo.Bottom);

    /// <summary>From the first float to the first real position.</summary>
    public long Origin => Halo.Top * RowStep + (long)Halo.Left * Tensor.Lanes;

    /// <summary>Floats in all, in whole vectors.</summary>
    public long Length => ChannelBlock.Whole(Tensor.Planes * PlaneStep);

    /// <summary>The float behind the last.</summary>
    public long End => Start + Length;

    /// <summary>Floats of a real row.</summary>
    public int RowLength => Shape.Width * Tensor.Lanes;

    /// <summary>Whether both layouts are the same floats here: one position, nothing around it.</summary>
    public bool IsPoint => Shape.Height == 1 && Shape.Width == 1 && Halo.IsNone;

    /// <summary>Whether real positions and zeros of both lie in the same order.</summary>
    public bool HasFormOf(PlacedTensor other) =>
        (Tensor.Layout, Halo, Tensor.Planes, Shape.Height, Shape.Width)
            == (other.Tensor.Layout, other.Halo, other.Tensor.Planes, other.Shape.Height, other.Shape.Width);
}
