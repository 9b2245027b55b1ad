using System;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>Positions of zeros around every plane of a tensor, so that windows need no borders.</summary>
internal readonly record struct Halo(int Top, int Left, int Bottom, int Right)
{
    public static Halo None => default;

    public bool IsNone => this == default;

    /// <summary>Enough for both.</summary>
    public Halo Or(Halo other) =>
        new(Math.Max(Top, other.Top), Math.Max(Left, other.Left), Math.Max(Bottom, other.Bottom), Math.Max(Right, other.Right));
}
