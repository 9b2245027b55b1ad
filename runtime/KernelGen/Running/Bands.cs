using System;
using System.Threading.Tasks;
using KernelGen.CompilerServices;

namespace KernelGen.Running;

/// <summary>The whole of a job: on the calling thread, or in bands of rows on the threads that were asked for.</summary>
internal static class Bands
{
    private const double LeastOperations = 1 << 17;     // vector operations of a band: about fifteen microseconds
    private const int BandsPerThread = 2;               // evens out threads of different speed

    public static void Run<TIn, TOut>(ref readonly Job<TIn, TOut> job, ParallelOptions? options)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        options?.CancellationToken.ThrowIfCancellationRequested();
        if (options is not null && options.MaxDegreeOfParallelism != 1)
        {
            job.Schedule(job.RowCount, out var schedule);
            var count = Count(in job, schedule, options.MaxDegreeOfParallelism);
            if (count > 1)
            {
                Parallel.For(0, count, options, new Loop<TIn, TOut>(in job, schedule.RowStep, count).Run);
                return;
            }
        }
        Band<TIn, TOut>.Run(in job, job.Strip.FirstRow, (long)job.Strip.FirstRow + job.RowCount);
    }

    /// <summary>Bands of enough work, and of whole steps of rows; no more than threads, unless there are several for each.</summary>
    private static long Count<TIn, TOut>(ref readonly Job<TIn, TOut> job, in Schedule schedule, long threads)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        if (threads == -1) threads = Environment.ProcessorCount;
        var operations = schedule.Operations * job.Destination.Width * job.RowCount;
        var most = Math.Min((long)(operations / LeastOperations), job.RowCount / schedule.RowStep);
        return Math.Min(most, most < BandsPerThread * threads ? threads : BandsPerThread * threads);
    }

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

        public void Run(long band) => Band<TIn, TOut>.Run(in job, Begin(band), Begin(band + 1));

        /// <summary>The first row of a band: between bands, steps of rows are whole.</summary>
        private long Begin(long band)
        {
            var row = job.Strip.FirstRow + band * job.RowCount / count;
            var steps = row - Math.Max(job.Strip.FirstRow, job.FirstInside);
            return steps < 0 || band == count ? row : row - steps % rowStep;
        }
    }
}
