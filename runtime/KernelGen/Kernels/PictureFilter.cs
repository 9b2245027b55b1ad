using System;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using KernelGen.CompilerServices;
using KernelGen.Running;
using KernelGen.Shared;

namespace KernelGen.Kernels;

/// <summary>A filter that walks over a picture by itself: in two passes, or with taps too far apart to read them where they are.</summary>
/// <typeparam name="TIn">Element of the source.</typeparam>
/// <typeparam name="TOut">Element of the destination.</typeparam>
internal abstract class PictureFilter<TIn, TOut>(StencilShape shape)
    where TIn : unmanaged
    where TOut : unmanaged
{
    private const long LeastWork = 1 << 18;         // sums of a band: some tens of microseconds

    /// <summary>The window, and how it walks over the picture.</summary>
    public StencilShape Shape => shape;

    /// <summary>Summands for each output element.</summary>
    protected abstract long Summands { get; }

    /// <summary>Source rows that each band computes again.</summary>
    protected abstract long SharedRows { get; }

    /// <summary>Computes output rows <paramref name="first"/> to <paramref name="end"/>, not included.</summary>
    public abstract void Run(ref readonly Job<TIn, TOut> job, long first, long end);

    /// <summary>The whole of a job: on the calling thread, or in bands of rows on the threads that were asked for.</summary>
    public void Run(ref readonly Job<TIn, TOut> job, ParallelOptions? options)
    {
        var count = 1L;
        if (options is not null)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            var degree = options.MaxDegreeOfParallelism == -1 ? Environment.ProcessorCount : options.MaxDegreeOfParallelism;
            var work = (Int128)job.Destination.Width * job.RowCount * Summands / LeastWork;
            count = (long)Int128.Min(Math.Min(degree, job.RowCount / Math.Max(1, SharedRows / 2)), work);
        }
        if (count > 1) Parallel.For(0, count, options!, new Loop(this, in job, count).Run);
        else Run(in job, job.Strip.FirstRow, (long)job.Strip.FirstRow + job.RowCount);
    }

    /// <summary>Walks over output rows <paramref name="first"/> to <paramref name="end"/>, not included, with the memory that it takes.</summary>
    protected static unsafe void Walk<TWalk>(TWalk walk, long first, long end) where TWalk : struct, IWalk
    {
        var measured = default(Scratch);
        walk.Lay(ref measured);
        var memory = (byte*)NativeMemory.AlignedAlloc(measured.Bytes + Scratch.Alignment, Scratch.Alignment);
        try
        {
            var scratch = new Scratch(memory);
            walk.Lay(ref scratch);
            walk.Run(first, end);
        }
        finally
        {
            NativeMemory.AlignedFree(memory);
        }
    }

    /// <summary>Copies the alpha of the pixels under the anchor.</summary>
    protected static unsafe void CopyAlpha(ref readonly Job<TIn, TOut> job, long first, long end)
    {
        if (!job.PreservesAlpha) return;
        for (var y = first; y < end; y++)
        {
            var source = job.Source.Row(y * job.Rows.Stride - job.Strip.SourceFirstRow);
            Pixels.CopyAlpha((TOut*)source, job.Columns.Stride, job.Destination.Row(y - job.Strip.FirstRow), job.Destination.Width / 4);
        }
    }

    /// <summary>The walk over a band of output rows, tile by tile.</summary>
    protected interface IWalk
    {
        /// <summary>Lays what the walk keeps into the scratch: twice, the first time to measure it.</summary>
        void Lay(ref Scratch scratch);

        void Run(long first, long end);
    }

    /// <summary>A copy of the job on the heap, for other threads; the caller keeps the pictures pinned.</summary>
    private sealed class Loop
    {
        private readonly PictureFilter<TIn, TOut> filter;
        private readonly Job<TIn, TOut> job;
        private readonly long count;

        public Loop(PictureFilter<TIn, TOut> filter, ref readonly Job<TIn, TOut> job, long count) =>
            (this.filter, this.job, this.count) = (filter, job, count);

        public void Run(long band)
        {
            var first = job.Strip.FirstRow;
            filter.Run(in job, first + band * job.RowCount / count, first + (band + 1) * job.RowCount / count);
        }
    }
}

/// <summary>Whether the taps of a row lie so far apart that most of what is between them is outside the picture.</summary>
internal static class FarTaps
{
    private const long LongestReach = KernelLimits.LongestReach - (1 << 20);     // with room for vectors

    /// <summary>For some pictures it may be so.</summary>
    public static bool ArePossible(in StencilShape shape) => (long)(shape.Columns - 1) * shape.Dilation > KernelLimits.NearTaps;

    /// <summary>
    /// It is so: a row with its border would be longer, by far, than the picture's rows and the output's; or so long that generated code
    /// cannot reach from its first tap to the last.
    /// </summary>
    public static bool Exist(in Geometry columns, int width, int channels) =>
        columns.Window > 1
        && (columns.Extent - 1 > KernelLimits.NearTaps + 4L * (width + columns.OutputLength(width)) || (columns.Extent - 1) * channels > LongestReach);
}

/// <summary>Applies a <see cref="PictureFilter{TIn, TOut}"/> with the checks of <see cref="StencilRunner"/>.</summary>
internal static class FilterRunner
{
    public static unsafe void Run<TIn, TOut>(
        PictureFilter<TIn, TOut> filter, ReadOnlySpan<TIn> source, Span<TOut> destination, in CallSizes sizes, ParallelOptions? options)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        if (sizes.IsEmpty) return;
        sizes.CheckLengths(filter.Shape, source.Length, destination.Length);
        var width = sizes.Width * filter.Shape.Channels;
        fixed (TIn* first = &MemoryMarshal.GetReference(source))
        fixed (TOut* output = &MemoryMarshal.GetReference(destination))
        {
            Run(filter, new Picture<TIn>(first, width, sizes.Height, width),
                new Picture<TOut>(output, sizes.OutputWidth, sizes.Strip.RowCount, sizes.OutputWidth), sizes, options);
        }
    }

    public static unsafe void Run<TIn, TOut>(
        PictureFilter<TIn, TOut> filter, ReadOnlyPlane<TIn> source, Plane<TOut> destination, in CallSizes sizes, ParallelOptions? options)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        if (sizes.IsEmpty) return;
        sizes.CheckPlane(filter.Shape, destination.Width, destination.Height);
        fixed (TIn* first = &source.First)
        fixed (TOut* output = &destination.First)
        {
            Run(filter, new Picture<TIn>(first, source.Width, source.Height, source.Pitch),
                new Picture<TOut>(output, destination.Width, destination.Height, destination.Pitch), sizes, options);
        }
    }

    private static void Run<TIn, TOut>(
        PictureFilter<TIn, TOut> filter, Picture<TIn> source, Picture<TOut> destination, in CallSizes sizes, ParallelOptions? options)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        StencilRunner.CheckOverlap(filter.Shape, source, destination);
        var job = new Job<TIn, TOut>(default, source, destination, in sizes);
        filter.Run(in job, options);
    }
}
