using System;
using System.Threading.Tasks;

namespace KernelGen.Running;

/// <summary>The whole of a job: on the calling thread, or in bands of rows on the threads that were asked for.</summary>
internal static class Bands
{
    private const long LeastProducts = 1 << 18;     // taps·elements of a band: some tens of microseconds
    private const int BandsPerThread = 2;           // evens out threads of different speed

    public static void Run<TIn, TOut>(ref readonly Job<TIn, TOut> job, ParallelOptions? options)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        var count = 1L;
        if (options is not null)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            count = Count(in job, options.MaxDegreeOfParallelism);
        }
        if (count > 1) Parallel.For(0, count, options!, new Loop<TIn, TOut>(in job, count).Run);
        else Band<TIn, TOut>.Run(in job, job.Strip.FirstRow, (long)job.Strip.FirstRow + job.RowCount);
    }

    private static long Count<TIn, TOut>(ref readonly Job<TIn, TOut> job, int degree)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        if (degree == -1) degree = Environment.ProcessorCount;
        if (degree == 1) return 1;
        var products = (Int128)job.Destination.Width * job.RowCount * job.Shape.Rows * job.Shape.Columns;
        var wanted = Math.Min((long)degree * BandsPerThread, (long)job.RowCount);
        return (long)Int128.Min(wanted, products / LeastProducts);
    }

    /// <summary>A copy of the job on the heap, for other threads; the caller keeps the pictures pinned.</summary>
    private sealed class Loop<TIn, TOut>
        where TIn : unmanaged
        where TOut : unmanaged
    {
        private readonly Job<TIn, TOut> job;
        private readonly long count;

        public Loop(ref readonly Job<TIn, TOut> job, long count) => (this.job, this.count) = (job, count);

        public void Run(long band)
        {
            var first = job.Strip.FirstRow;
            Band<TIn, TOut>.Run(in job, first + band * job.RowCount / count, first + (band + 1) * job.RowCount / count);
        }
    }
}
