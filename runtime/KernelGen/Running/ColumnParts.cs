using System;
using System.Runtime.CompilerServices;
using KernelGen.CompilerServices;

namespace KernelGen.Running;

/// <summary>A band in parts of its columns, each a call of its own: for rows that are long and few, or pass through the scratch.</summary>
/// <typeparam name="TIn">Element of the source.</typeparam>
/// <typeparam name="TOut">Element of the destination.</typeparam>
internal static class ColumnParts<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
{
    /// <summary>Pixels of a part are a multiple of this, so that all begin at full lines if the first does.</summary>
    private const int Unit = 64;

    /// <summary>Elements that a part computes in the scratch, about: they stay in the first-level cache.</summary>
    private const int DenseLength = 8 * 1024;

    private const int LeastWindows = 8;         // a part is so many times as wide as what it shares with its neighbors

    /// <summary>Output pixels of a part; all, where rows are computed where they stand, or short.</summary>
    public static int Pixels(ref readonly Job<TIn, TOut> job, in Schedule schedule)
    {
        if (job.Columns.Stride == 1 || schedule.Strides) return job.OutputPixels;
        var dense = Math.Min(job.Columns.Stride, job.Columns.Extent) * job.Channels;
        var pixels = Math.Max(DenseLength / dense, LeastWindows * job.Columns.Extent / job.Columns.Stride);
        return (int)Math.Min((pixels + Unit - 1) / Unit * Unit, job.OutputPixels);
    }

    /// <summary>The most parts that are worth while.</summary>
    public static long Most(ref readonly Job<TIn, TOut> job) => job.OutputPixels / Math.Max(Unit, LeastWindows * job.Columns.Extent);

    /// <summary>One of <paramref name="count"/> parts, of all rows.</summary>
    public static void Run(ref readonly Job<TIn, TOut> job, long part, long count)
    {
        var first = job.Strip.FirstRow;
        Run(in job, Begin(in job, part, count), Begin(in job, part + 1, count), first, (long)first + job.RowCount);
    }

    /// <summary>Computes rows in parts of so many pixels.</summary>
    public static void Run(ref readonly Job<TIn, TOut> job, int pixels, long first, long end)
    {
        var all = job.OutputPixels;
        for (var pixel = 0; pixel < all; pixel += pixels) Run(in job, pixel, Math.Min(pixel + pixels, all), first, end);
    }

    private static int Begin(ref readonly Job<TIn, TOut> job, long part, long count) =>
        part == count ? job.OutputPixels : (int)(job.OutputPixels * part / count / Unit * Unit);

    [SkipLocalsInit]
    private static void Run(ref readonly Job<TIn, TOut> job, int firstPixel, int endPixel, long first, long end)
    {
        var sizes = job.SizesOfColumns(firstPixel, endPixel - firstPixel);
        var part = new Job<TIn, TOut>(
            job.Stencil, job.Source, job.Destination.Columns((nint)firstPixel * job.Channels, sizes.OutputWidth), in sizes);
        Band<TIn, TOut>.Run(in part, first, end);
    }
}
