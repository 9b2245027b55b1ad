using System;
using System.Runtime.CompilerServices;
using KernelGen.CompilerServices;

namespace KernelGen.Running;

/// <summary>How rows of one schedule are computed: how many in a block, and each in which runs. Decided before memory is taken.</summary>
/// <typeparam name="TIn">Element of the source.</typeparam>
/// <typeparam name="TOut">Element of the destination.</typeparam>
internal readonly unsafe struct BandLayout<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
{
    private const int RowBytes = 2 * 1024;     // a block holds at least its rows of so many bytes …
    private const int StripBytes = 256;        // … or of so many, where strips of it should stay in the first-level cache
    private const int OneRunBytes = 4096;      // shorter rows are copied with their borders, to begin no run, if the cache holds a block

    /// <summary>The runs of a row.</summary>
    public readonly RowLayout Row;

    /// <summary>Output rows of a full block.</summary>
    public readonly int BlockRows;

    /// <summary>Rows of the source table from one output row to the next.</summary>
    public readonly int RowShift;

    /// <summary>Neighboring outputs read the same source rows, so that blocks may have several.</summary>
    public readonly bool SharesRows;

    /// <summary>The stencil reads and writes rows a pitch apart.</summary>
    public readonly bool IsPitched;

    /// <summary>Runs write to the destination itself.</summary>
    public readonly bool IsDirect;

    /// <summary>The output bypasses the cache.</summary>
    public readonly bool Streams;

    /// <summary>From the first element of a source row to the first tap of the interior.</summary>
    public readonly nint InteriorOffset;

    /// <summary>Bytes of scratch that suffice for each run.</summary>
    public readonly nint ScratchBytes;

    private readonly int windowRows;

    /// <param name="job">What is computed.</param>
    /// <param name="schedule">How the stencil computes a row of it.</param>
    /// <param name="rows">Output rows.</param>
    public BandLayout(ref readonly Job<TIn, TOut> job, in Schedule schedule, int rows)
    {
        windowRows = job.Rows.Window;
        ref readonly var source = ref job.Source;
        ref readonly var destination = ref job.Destination;
        var bytes = job.Bytes;
        RowShift = schedule.Strides ? job.Rows.Stride : 1;
        SharesRows = job.Rows.Stride == job.Rows.Dilation * RowShift;
        BlockRows = SharesRows ? RowsOfBlock(schedule, rows, bytes, source.Width) : schedule.RowStep;

        var rowBytes = (long)source.RowBytes;
        var copiesRows = Aliasing.Exists(source.PitchBytes, destination.PitchBytes, windowRows, sizeof(TIn))
            || (rowBytes <= OneRunBytes && schedule is { ScratchBytes: > 0, FindsBorder: false } && rowBytes * TapRows(BlockRows) <= CacheSizes.OfMachine.Level2 / 2);
        Row = new RowLayout(job.Columns, job.WidthInPixels, job.Channels, destination.Width, schedule, copiesRows);
        InteriorOffset = Row.InteriorFirst * Row.Stride - (nint)job.Columns.Before * job.Channels;
        (IsPitched, ScratchBytes) = Row.LongestRun == job.DenseLength(schedule)
            ? (schedule.RowStep > 1, schedule.ScratchBytes)
            : OfRuns(job.Stencil, Row, BlockRows);

        IsDirect = Row.Step == 1 && Row.LongestRun <= Row.Dense;
        Streams = IsDirect && schedule.Streams && bytes > CacheSizes.OfMachine.StreamFrom && (Row.IsWhole
            ? Streaming.IsPossible(destination, (nint)job.Columns.Before * job.Channels, Row.Halo, schedule.Step)
            : Streaming.IsPossible(destination, Row.InteriorCount));
    }

    /// <summary>Source rows that a block of so many output rows reads.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int TapRows(int rows) => windowRows + (rows - 1) * RowShift;

    /// <summary>What the runs of a row need that are not the whole row: each may have another body, and another for a low last block.</summary>
    private static (bool IsPitched, nint ScratchBytes) OfRuns(in StencilPointer<TIn, TOut> stencil, in RowLayout row, int rows)
    {
        var (isPitched, bytes) = (false, (nint)0);
        foreach (var count in (ReadOnlySpan<nint>)[row.LeftCount, row.InteriorCount, row.RightCount])
        {
            if (count == 0) continue;
            var run = stencil.For(count, rows);
            isPitched |= run.RowStep > 1;
            bytes = Math.Max(bytes, Math.Max(run.ScratchBytes, stencil.For(count, 1).ScratchBytes));
        }
        return (isPitched, bytes);
    }

    /// <summary>At least what the stencil finds worth while, in whole steps; more where rows are short.</summary>
    private static int RowsOfBlock(in Schedule schedule, int rows, long pictureBytes, int width)
    {
        var isFar = schedule.FarBlockRows > 0 && pictureBytes > CacheSizes.OfMachine.FarFrom;
        var least = isFar ? schedule.FarBlockRows : schedule.BlockRows;
        if (rows <= least && schedule.RowStep == 1) return rows;
        var bytes = schedule.RowStep > 1 ? RowBytes : StripBytes;
        var wanted = Math.Min(rows, Math.Max(least, Math.Min((long)least * bytes / ((long)width * sizeof(TIn)), schedule.MostBlockRows)));
        return (int)(wanted + schedule.RowStep - 1) / schedule.RowStep * schedule.RowStep;
    }
}
