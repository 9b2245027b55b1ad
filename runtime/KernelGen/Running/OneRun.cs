using System.Runtime.CompilerServices;
using KernelGen.CompilerServices;

namespace KernelGen.Running;

/// <summary>
/// The direct way of few rows: one run computes them, and finds by itself what lies beyond their ends. It needs nothing but tables of rows.
/// </summary>
/// <remarks>Whoever filters strips of one row pays this for each of them: there is nothing to lay out, to copy or to fill in.</remarks>
/// <typeparam name="TIn">Element of the source.</typeparam>
/// <typeparam name="TOut">Element of the destination.</typeparam>
internal static unsafe class OneRun<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
{
    /// <summary>Rows of the source and of the output together, at most.</summary>
    private const int MostRows = 64;

    /// <summary>Scratch of the stencil, at most.</summary>
    private const int StackBytes = 16 * 1024;

    /// <summary>
    /// Computes output rows <paramref name="first"/> to <paramref name="end"/>, not included; false where one run is not enough.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryRun(ref readonly Job<TIn, TOut> job, in Schedule schedule, long first, long end)
    {
        var rows = (int)(end - first);
        if (!IsEnough(in job, schedule, rows) || (job.Border == BorderMode.Constant && job.LeavesPicture(first, end))) return false;
        if (schedule.ScratchBytes == 0) Run(in job, first, rows, scratch: 0);
        else RunInScratch(in job, first, rows);
        return true;
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RunInScratch(ref readonly Job<TIn, TOut> job, long first, int rows)
    {
        var stack = stackalloc byte[StackBytes + Scratch.Alignment];
        Run(in job, first, rows, ((nint)stack + Scratch.Alignment - 1) & -Scratch.Alignment);
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run(ref readonly Job<TIn, TOut> job, long first, int rows, nint scratch)
    {
        var tables = stackalloc nint[MostRows];
        var taps = job.Rows.Window + (rows - 1);
        var sourceRows = (TIn**)tables;
        var outputRows = (TOut**)(tables + taps + 1);
        RowTables.FillSource(in job, sourceRows, first, taps, outside: null);
        RowTables.FillOutput(in job, outputRows, first, rows);
        var source = new SourceRows<TIn>(sourceRows, -(nint)job.Columns.Before * job.Channels, leavesRows: true) { FirstRow = (int)first };
        job.Stencil.Run(in source, new Rows<TOut>(outputRows, 0), rows, job.Destination.Width, scratch);
    }

    private static bool IsEnough(ref readonly Job<TIn, TOut> job, in Schedule schedule, int rows) =>
        schedule.FindsBorder && schedule.ScratchBytes <= StackBytes && !job.PreservesAlpha
        && rows <= schedule.BlockRows && job.Rows.Window + 2 * rows < MostRows
        && (rows == 1 || job.Rows.Stride == job.Rows.Dilation)
        && RowLayout.LeavesWhole(job.Columns, job.WidthInPixels * (nint)job.Channels, job.Destination.Width, schedule)
        && !(schedule.Streams && job.Bytes > CacheSizes.OfMachine.StreamFrom)
        && !Aliasing.Exists(job.Source.PitchBytes, job.Destination.PitchBytes, job.Rows.Window, sizeof(TIn));
}
