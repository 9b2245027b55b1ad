using System;
using System.Numerics.Tensors;
using CommunityToolkit.HighPerformance;

namespace KernelGen.Execution.Tests.Harness;

/// <summary>A rectangle of elements, as every signature takes it.</summary>
internal interface IPixels<T>
    where T : unmanaged
{
    /// <summary>In elements.</summary>
    int Width { get; }
    int Height { get; }

    /// <summary>For rows without gaps.</summary>
    Span<T> Span { get; }

    /// <summary>Exactly the elements of a single row.</summary>
    Span<T> Signal { get; }

    Plane<T> Plane { get; }

    /// <summary>An empty Span2D has no sizes of its own.</summary>
    Span2D<T> Span2D { get; }

    /// <summary>Rank 2, or rank 3 where a pixel has channels. A tensor wants stride 0 along an axis of one element.</summary>
    TensorSpan<T> Tensor(int channels);
}
