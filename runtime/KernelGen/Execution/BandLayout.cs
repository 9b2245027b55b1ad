using System;
using System.Runtime.CompilerServices;
using KernelGen.CompilerServices;

namespace KernelGen.Execution;

/// <summary>How a band of output rows is divided: into blocks of rows, and each row into runs. Decided before memory is taken.</summary>
internal readonly struct BandLayout
{
    private const int RowBytes = 2 * 1024;     // a block holds at least its rows of so many bytes …
    private const int StripBytes = 256;        // … or of so many, where strips of it should stay in the first-level cache
    private const int MostBlockRows = 128;     // emitted code relies on it (IStencil.Run)
    private const int OneRunBytes = 4096;      // shorter rows are copied with their borders: to begin a run would take longer

    /// <summary>The first output row, counted from the picture's.</summary>
    public required long First { get; init; }

    /// <summary>The output row after the last.</summary>
    public required long End { get; init; }

    /// <summary>The runs of a row.</summary>
    public required RowLayout Row { get; init; }

    /// <summary>Output rows of a full block.</summary>
    public required int BlockRows { get; init; }

    /// <summary>A block's output rows are a multiple of this.</summary>
    public required int RowStep { get; init; }

    /// <summary>Rows of taps.</summary>
    public required int WindowRows { get; init; }

    /// <summary>Rows of the source table from one output row to the next.</summary>
    public required int RowShift { get; init; }

    /// <summary>Neighboring outputs read the same source rows, so that blocks may have several.</summary>
    public required bool SharesRows { get; init; }

    /// <summary>The stencil reads and writes rows a pitch apart.</summary>
    public required bool IsPitched { get; init; }

    /// <summary>Runs write to the destination itself.</summary>
    public required bool IsDirect { get; init; }

    /// <summary>The output bypasses the cache.</summary>
    public required bool Streams { get; init; }

    /// <summary>Some windows reach rows outside the picture.</summary>
    public required bool LeavesPicture { get; init; }

    /// <summary>The first output row whose window lies in the picture's rows.</summary>
    public required long InsideFirst { get; init; }

    /// <summary>The output row after the last such one.</summary>
    public required long InsideEnd { get; init; }

    /// <summary>From the first element of a source row to the first tap of the interior.</summary>
    public required nint InteriorOffset { get; init; }

    /// <summary>The band has fewer rows than the stencil computes at a time.</summary>
    public bool IsLow => End - First < RowStep;

    // A first call must not run as unoptimized code: whatever is done for every row is compiled with optimization at once.

    /// <summary>Lays out rows <paramref name="first"/> to <paramref name="end"/>, not included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe BandLayout Of<TIn, TOut>(ref readonly Job<TIn, TOut> job, long first, long end)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        var (stencil, channels) = (job.Stencil, job.Shape.Channels);
        var dense = RowLayout.DenseLength(job.Columns, job.WidthInPixels, channels, stencil.Strides);
        var step = dense < stencil.Lanes ? 0 : stencil.Step(dense);
        var isPitched = step > 0 || stencil.Step(stencil.Lanes) > 0;
        var copiesRows = Aliasing.Exists(job.Source.PitchBytes, job.Destination.PitchBytes, job.Shape.Rows, sizeof(TIn))
            || ((long)job.Source.Width * sizeof(TIn) <= OneRunBytes && stencil.ScratchBytes((int)dense) > 0);
        var row = new RowLayout(
            job.Columns, job.WidthInPixels, channels, Reach(in job), stencil.Lanes, step, stencil.Strides, step > 0 && stencil.FindsBorder(dense), copiesRows);

        var rowShift = stencil.Strides ? job.Shape.Stride : 1;
        var sharesRows = job.Rows.Stride == job.Rows.Dilation * rowShift;
        var isDirect = row.Step == 1 && row.LongestRun <= row.Dense && !(isPitched && end - first < stencil.RowStep);
        return new BandLayout
        {
            First = first,
            End = end,
            Row = row,
            BlockRows = sharesRows ? RowsOfBlock(in job, end - first) : stencil.RowStep,
            RowStep = stencil.RowStep,
            WindowRows = job.Shape.Rows,
            RowShift = rowShift,
            SharesRows = sharesRows,
            IsPitched = isPitched,
            IsDirect = isDirect,
            Streams = isDirect && row.IsWhole && Streaming.IsWorthWhile(in job)
                && Streaming.IsPossible(job.Destination, (nint)job.Columns.Before * channels, row.Halo, step),
            LeavesPicture = job.Position(first, 0) < 0 || job.Position(end - 1, job.Shape.Rows - 1) >= job.PictureHeight,
            InsideFirst = (job.Rows.Before + job.Rows.Stride - 1) / job.Rows.Stride,
            InsideEnd = (job.PictureHeight - job.Position(0, job.Shape.Rows - 1) + job.Rows.Stride - 1) / job.Rows.Stride,
            InteriorOffset = row.InteriorFirst * row.Stride - (nint)job.Columns.Before * channels,
        };
    }

    /// <summary>Source rows that a block of so many output rows reads.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int TapRows(int rows) => WindowRows + (rows - 1) * RowShift;

    /// <summary>Output rows of the block that begins at a row, in whole steps. Rows that leave the picture are a block of their own: they are copied first.</summary>
    public int RowsFrom(long next)
    {
        var rows = Math.Min(BlockRows, RoundUp(End - next, RowStep));
        if (!IsPitched) return (int)rows;
        if (RowStep > 1 && next < InsideFirst) rows = Math.Min(rows, RoundUp(InsideFirst - next, RowStep));
        else if (RowStep > 1 && next < InsideEnd) rows = Math.Min(rows, Math.Max(RowStep, (InsideEnd - next) / RowStep * RowStep));
        return (int)(rows > End - First && !IsLow ? (End - First) / RowStep * RowStep : rows);
    }

    /// <summary>What the stencil's loads touch behind the first tap of an output: its window at least.</summary>
    private static nint Reach<TIn, TOut>(ref readonly Job<TIn, TOut> job)
        where TIn : unmanaged
        where TOut : unmanaged =>
        Math.Max(job.Stencil.Reach, checked((nint)((job.Columns.Extent - 1) * job.Shape.Channels)));

    /// <summary>At least what the stencil finds worth while, in whole steps; more where rows are short.</summary>
    private static unsafe int RowsOfBlock<TIn, TOut>(ref readonly Job<TIn, TOut> job, long rows)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        var (stencil, width) = (job.Stencil, job.Source.Width);
        var least = Streaming.IsFar(in job) ? stencil.FarBlockRows : stencil.BlockRows;
        var bytes = stencil.RowStep > 1 ? RowBytes : StripBytes;
        var wanted = Math.Min(rows, Math.Max(least, Math.Min((long)least * bytes / ((long)width * sizeof(TIn)), MostBlockRows)));
        return (int)RoundUp(wanted, stencil.RowStep);
    }

    private static long RoundUp(long rows, int step) => (rows + step - 1) / step * step;
}
