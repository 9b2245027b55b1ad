using System;
using KernelGen.Generator.Networks.Meaning;

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

/// <summary>Positions of zeros around every plane of a tensor, so that windows need no clipping.</summary>
internal readonly record struct Halo(int Top, int Left, int Bottom, int Right)
{
    public static Halo None => default;

    public bool IsNone => this == default;

    /// <summary>The zeros that taps read around a tensor of that shape.</summary>
    public static Halo Of(PassAxis vertical, PassAxis horizontal, TensorShape shape) =>
        new(vertical.Before, horizontal.Before, vertical.After(shape.Height), horizontal.After(shape.Width));

    /// <summary>Enough for both.</summary>
    public Halo Or(Halo other) =>
        new(Math.Max(Top, other.Top), Math.Max(Left, other.Left), Math.Max(Bottom, other.Bottom), Math.Max(Right, other.Right));
}
