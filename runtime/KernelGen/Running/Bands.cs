using System;
using System.Threading.Tasks;

namespace KernelGen.Running;

/// <summary>
/// The whole of a job: on the calling thread, or in bands of rows on the threads that were asked for; in parts of columns where rows are few.
/// </summary>
internal static class Bands
{
    private const double LeastOperations = 1 << 17;     // vector operations of a band: about fifteen microseconds
    private const int BandsPerThread = 2;               // evens out threads of different speed

    public static void Run<TIn, TOut>(ref readonly Job<TIn, TOut> job, ParallelOptions? options)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        options?.CancellationToken.ThrowIfCancellationRequested();
        if (options is null || options.MaxDegreeOfParallelism == 1 || !TryShare(in job, options))
            Band<TIn, TOut>.Run(in job, job.Strip.FirstRow, (long)job.Strip.FirstRow + job.RowCount);
    }

    /// <summary>False where the work is not enough for two.</summary>
    private static bool TryShare<TIn, TOut>(ref readonly Job<TIn, TOut> job, ParallelOptions options)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        job.Schedule(job.RowCount, out var schedule);
        var threads = options.MaxDegreeOfParallelism == -1 ? Environment.ProcessorCount : options.MaxDegreeOfParallelism;
        var worthWhile = (long)(schedule.Operations * job.Destination.Width * job.RowCount / LeastOperations);
        var rows = Math.Min(worthWhile, job.RowCount / schedule.RowStep);
        var columns = Math.Min(worthWhile, ColumnParts<TIn, TOut>.Most(in job));
        var isByRows = rows >= Math.Min(threads, columns);
        var count = Count(isByRows ? rows : columns, threads);
        if (count < 2) return false;
        var loop = new Loop<TIn, TOut>(in job, schedule.RowStep, count);
        Parallel.For(0, count, options, isByRows ? loop.RunRows : loop.RunColumns);
        return true;
    }

    /// <summary>No more than threads, unless there are several for each.</summary>
    private static long Count(long most, long threads) => Math.Min(most, most < BandsPerThread * threads ? threads : BandsPerThread * threads);

    /// <summary>A copy of the job on the heap, for other threads; the caller keeps the pictures pinned.</summary>
    private sealed class Loop<TIn, TOut>
        where TIn : unmanaged
        where TOut : unmanaged
    {
        private readonly Job<TIn, TOut> job;
        private readonly int rowStep;
        private readonly long count;

        public Loop(ref readonly Job<TIn, TOut> job, int rowStep, long count) =>
            (this.job, this.rowStep, this.count) = (job, rowStep, count);

        public void RunRows(long band) => Band<TIn, TOut>.Run(in job, Begin(band), Begin(band + 1));

        public void RunColumns(long part) => ColumnParts<TIn, TOut>.Run(in job, part, count);

        /// <summary>The first row of a band: between bands, steps of rows are whole.</summary>
        private long Begin(long band)
        {
            var row = job.Strip.FirstRow + band * job.RowCount / count;
            var steps = row - Math.Max(job.Strip.FirstRow, job.FirstInside);
            return steps < 0 || band == count ? row : row - steps % rowStep;
        }
    }
}
