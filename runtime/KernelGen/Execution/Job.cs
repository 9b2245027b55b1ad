using System.Runtime.CompilerServices;
using KernelGen.CompilerServices;
using KernelGen.Shared;

namespace KernelGen.Execution;

/// <summary>One call, checked and pinned: what is to be computed from what.</summary>
/// <typeparam name="TIn">Element of the source.</typeparam>
/// <typeparam name="TOut">Element of the destination.</typeparam>
internal readonly struct Job<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
{
    /// <summary>The arithmetic.</summary>
    public required StencilPointer<TIn, TOut> Stencil { get; init; }

    /// <summary>The stencil's shape, asked for once.</summary>
    public required StencilShape Shape { get; init; }

    /// <summary>The rows of the picture that are held.</summary>
    public required Picture<TIn> Source { get; init; }

    /// <summary>The rows that are asked for.</summary>
    public required Picture<TOut> Destination { get; init; }

    /// <summary>The window along a column of the picture.</summary>
    public required Geometry Rows { get; init; }

    /// <summary>The window along a row of the picture.</summary>
    public required Geometry Columns { get; init; }

    /// <summary>The first output row, and which picture row the source begins with.</summary>
    public required Strip Strip { get; init; }

    /// <summary>Rows of the whole picture.</summary>
    public required int PictureHeight { get; init; }

    /// <summary>Pixels of a source row.</summary>
    public int WidthInPixels => Source.Width / Shape.Channels;

    /// <summary>Output rows.</summary>
    public int RowCount => Destination.Height;

    /// <summary>What lies outside the picture; padding is zeros.</summary>
    public BorderMode Border => Shape.Padding >= 0 ? BorderMode.Constant : Shape.Border;

    /// <summary>The position of tap row <paramref name="row"/> of output row <paramref name="y"/>: inside the picture or outside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Position(long y, int row) => y * Rows.Stride - Rows.Before + (long)row * Rows.Dilation;
}
