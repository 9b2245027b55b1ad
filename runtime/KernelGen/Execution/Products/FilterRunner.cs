using System;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using KernelGen.CompilerServices;

namespace KernelGen.Execution;

/// <summary>Applies a <see cref="PictureFilter{TIn, TOut}"/> with the checks of <see cref="StencilRunner"/>.</summary>
internal static class FilterRunner
{
    public static unsafe void Run<TIn, TOut>(
        PictureFilter<TIn, TOut> filter, ReadOnlySpan<TIn> source, Span<TOut> destination, in CallSizes sizes, ParallelOptions? options)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        if (sizes.IsEmpty) return;
        sizes.CheckLengths(source.Length, destination.Length);
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
        sizes.CheckPlane(destination.Width, destination.Height);
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
        var job = new Job<TIn, TOut>
        {
            Stencil = default,
            Shape = filter.Shape,
            Source = source,
            Destination = destination,
            Rows = sizes.Rows,
            Columns = sizes.Columns,
            Strip = sizes.Strip,
            PictureHeight = sizes.PictureHeight,
        };
        filter.Run(in job, options);
    }
}
