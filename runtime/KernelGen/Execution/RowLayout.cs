using System;
using KernelGen.Shared;

namespace KernelGen.Execution;

/// <summary>How one output row is divided into runs. All numbers are in elements unless they say pixels.</summary>
/// <remarks>
/// A run is computed at unit stride, so a row is first laid out <em>densely</em>: <see cref="Step"/> dense pixels to each pixel
/// of the output. In the interior, windows lie wholly in the picture and are read where they are; the edges are read from a
/// copy in which the border is filled in. Runs have at least the stencil's lanes, and may overlap where that is needed.
/// </remarks>
internal readonly struct RowLayout
{
    public RowLayout(in Geometry columns, int width, int channels, int lanes, bool isOneRun)
    {
        OutputPixels = (nint)columns.OutputLength(width);
        Halo = checked((nint)((columns.Extent - 1) * channels));
        Gathers = columns.Stride > columns.Extent;
        Step = Gathers ? (nint)columns.Extent : columns.Stride;
        Dense = checked(((OutputPixels - 1) * Step + 1) * channels);

        // Dense pixel p reads source pixels p − Before … p − Before + Extent − 1.
        var first = Math.Min(columns.Before * channels, Dense);
        var end = Math.Min((width - columns.Extent + columns.Before + 1) * channels, Dense);
        if (Gathers || isOneRun || end - first < lanes)
        {
            LeftCount = Math.Max(Dense, lanes);
            return;
        }

        // Edges and interior as neighbours if that leaves the interior enough, otherwise overlapping.
        LeftCount = (nint)(first == 0 ? 0 : Math.Max(first, lanes));
        RightCount = (nint)(end == Dense ? 0 : Math.Max(Dense - end, lanes));
        var (innerFirst, innerEnd) = (Math.Max(first, LeftCount), Math.Min(end, Dense - RightCount));
        if (innerEnd - innerFirst < lanes) (innerFirst, innerEnd) = (first, end);
        (InteriorFirst, InteriorCount) = ((nint)innerFirst, (nint)(innerEnd - innerFirst));
    }

    /// <summary>Pixels of an output row.</summary>
    public nint OutputPixels { get; }

    /// <summary>Elements of a dense row.</summary>
    public nint Dense { get; }

    /// <summary>Dense pixels from one output to the next.</summary>
    public nint Step { get; }

    /// <summary>The windows do not touch: they are gathered side by side, so that work is in proportion to the outputs.</summary>
    public bool Gathers { get; }

    /// <summary>Source elements that a run reads beyond its count.</summary>
    public nint Halo { get; }

    /// <summary>Elements of the left edge, which begins at 0; it may be the whole row, or more where that has fewer than the lanes.</summary>
    public nint LeftCount { get; }

    /// <summary>The first element of the interior.</summary>
    public nint InteriorFirst { get; }

    /// <summary>Elements of the interior, 0 if there is none.</summary>
    public nint InteriorCount { get; }

    /// <summary>Elements of the right edge, which ends where the dense row ends.</summary>
    public nint RightCount { get; }

    /// <summary>The longest run.</summary>
    public nint LongestRun => Math.Max(InteriorCount, Math.Max(LeftCount, RightCount));
}
