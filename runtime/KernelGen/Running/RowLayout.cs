using System;
using KernelGen.CompilerServices;
using KernelGen.Shared;

namespace KernelGen.Running;

/// <summary>How one output row is divided into runs. All numbers are in elements unless they say pixels.</summary>
/// <remarks>
/// Unless a stencil takes the stride itself, a run is computed at unit stride, and a row is first laid out <em>densely</em>: <see cref="Step"/> dense pixels to each pixel
/// of the output. In the interior, windows lie wholly in the picture and are read where they are; the edges are read from a
/// copy in which the border is filled in. Runs have at least the stencil's lanes, and may overlap where that is needed. A stencil
/// that walks in steps takes the row as one run, and the edges are the steps that reach out of the picture.
/// </remarks>
internal readonly record struct RowLayout
{
    /// <param name="columns">The window along the row.</param>
    /// <param name="width">Pixels of a source row.</param>
    /// <param name="channels">Elements of a pixel.</param>
    /// <param name="outputs">Elements of an output row.</param>
    /// <param name="schedule">How a row of so many elements is computed.</param>
    /// <param name="copiesRows">The whole row is copied with its border.</param>
    public RowLayout(in Geometry columns, int width, int channels, int outputs, in Schedule schedule, bool copiesRows)
    {
        var (lanes, step) = (schedule.Lanes, schedule.Step);
        Halo = Math.Max(schedule.Reach, checked((nint)((columns.Extent - 1) * channels)));
        Stride = schedule.Strides ? columns.Stride : 1;
        Gathers = !schedule.Strides && columns.Stride > columns.Extent;
        Step = DenseStep(columns, schedule.Strides);
        Dense = DenseLength(columns, channels, outputs, schedule.Strides);
        var isWhole = step > 0 && Dense >= Math.Max(step, lanes);
        if (!copiesRows && LeavesWhole(columns, (nint)width * channels, outputs, schedule))
        {
            (IsWhole, LeavesRow, InteriorCount) = (true, true, Dense);
            return;
        }

        // Dense pixel p begins to read at source pixel p·Stride − Before, and ends Halo elements after its first.
        var first = Math.Clamp(Steps(columns.Before + Stride - 1) * channels, 0, Dense);
        var room = (width + columns.Before) * channels - 1 - Halo;
        var end = room < 0 ? 0 : Math.Min(Steps(room) + 1, Dense);
        if (isWhole)
        {
            (IsWhole, InteriorCount) = (true, Dense);
            RightCount = Gathers || copiesRows || first > Math.Min(step, Dense - step) ? Dense
                : end < Dense ? Math.Min(Dense, Dense - (nint)end + step - 1)
                : 0;
            LeftCount = first > 0 && RightCount < Dense ? step : 0;
            return;
        }
        if (Gathers || copiesRows || end - first < lanes)
        {
            LeftCount = Math.Max(Dense, lanes);
            return;
        }

        // Edges and interior as neighbors if that leaves the interior enough, otherwise overlapping.
        LeftCount = (nint)(first == 0 ? 0 : Math.Max(first, lanes));
        RightCount = (nint)(end == Dense ? 0 : Math.Max(Dense - end, lanes));
        var (innerFirst, innerEnd) = (Math.Max(first, LeftCount), Math.Min(end, Dense - RightCount));
        if (innerEnd - innerFirst < lanes) (innerFirst, innerEnd) = (first, end);
        (InteriorFirst, InteriorCount) = ((nint)innerFirst, (nint)(innerEnd - innerFirst));
    }

    /// <summary>The elements of a dense row.</summary>
    public static nint DenseLength(in Geometry columns, int channels, int outputs, bool strides)
    {
        var step = DenseStep(columns, strides);
        return checked(outputs * step - (step - 1) * channels);
    }

    /// <summary>Whether a row is one run that finds by itself what lies beyond its ends.</summary>
    /// <param name="columns">The window along the row.</param>
    /// <param name="inputs">Elements of a source row.</param>
    /// <param name="outputs">Elements of an output row.</param>
    /// <param name="schedule">How a row of so many elements is computed.</param>
    public static bool LeavesWhole(in Geometry columns, nint inputs, int outputs, in Schedule schedule) =>
        schedule.FindsBorder && columns.Stride == 1 && columns.Extent > 1
        && outputs == inputs && outputs >= Math.Max(schedule.Step, schedule.Lanes);

    /// <summary>Strides in so many elements. A division takes long, and the stride is mostly 1.</summary>
    private long Steps(long elements) => Stride == 1 ? elements : elements / Stride;

    /// <summary>Windows that do not touch are gathered side by side.</summary>
    private static nint DenseStep(in Geometry columns, bool strides) => strides ? 1 : (nint)Math.Min(columns.Stride, columns.Extent);

    /// <summary>Source elements from one element of a run to the next; more than 1 only where a pixel is one element.</summary>
    public nint Stride { get; }

    /// <summary>The row is one run; the edges are read by those of its steps that begin at element 0 and in the last <see cref="RightCount"/>.</summary>
    public bool IsWhole { get; }

    /// <summary>The whole row's windows leave it without an edge: the run sees to that.</summary>
    public bool LeavesRow { get; }

    /// <summary>Elements of a dense row.</summary>
    public nint Dense { get; }

    /// <summary>Dense pixels from one output to the next.</summary>
    public nint Step { get; }

    /// <summary>The windows do not touch: they are gathered side by side, so that work is in proportion to the outputs.</summary>
    public bool Gathers { get; }

    /// <summary>Source elements that a run reads beyond its count: what windows cover there, or more where loads reach farther.</summary>
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
