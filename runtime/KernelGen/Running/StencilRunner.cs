using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using KernelGen.Kernels;
using KernelGen.Running;

namespace KernelGen.CompilerServices;

/// <summary>Applies a stencil to a picture: sizes, overlap, borders, strides, strips, threads. What generated methods call.</summary>
/// <remarks>
/// Everything is checked before anything is written: negative sizes are an <see cref="ArgumentOutOfRangeException"/>, sizes that
/// do not fit and pictures that share pixels an <see cref="ArgumentException"/> that says what was found and what is needed. A
/// picture with a zero dimension, and one that no window fits in, has no output and is no error. Nothing outside the declared
/// pixels is read or written, and without <see cref="ParallelOptions"/> nothing is allocated on the heap and no other thread used.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[SkipLocalsInit]
public static class StencilRunner
{
    /// <summary>Rows without gaps; the spans may be longer than needed.</summary>
    /// <param name="stencil">The arithmetic.</param>
    /// <param name="source">width·height pixels.</param>
    /// <param name="destination">The output's pixels.</param>
    /// <param name="width">Pixels of a source row.</param>
    /// <param name="height">Rows of the source.</param>
    /// <param name="options">Threads to use; null: only this one.</param>
    public static void Run<TIn, TOut, TStencil>(
        TStencil stencil, ReadOnlySpan<TIn> source, Span<TOut> destination, int width, int height, ParallelOptions? options = null)
        where TIn : unmanaged
        where TOut : unmanaged
        where TStencil : struct, IStencil<TIn, TOut>
    {
        var shape = stencil.Shape;
        var sizes = new CallSizes(in shape, width, height);
        RunFlat(ref stencil, in shape, in sizes, source, destination, options);
    }

    /// <summary>The rows of a strip, without gaps; the spans may be longer than needed.</summary>
    /// <param name="stencil">The arithmetic.</param>
    /// <param name="source">width·height pixels.</param>
    /// <param name="destination">The strip's output pixels.</param>
    /// <param name="width">Pixels of a source row.</param>
    /// <param name="height">Rows of the source.</param>
    /// <param name="strip">Which output rows, from which part of the picture.</param>
    public static void Run<TIn, TOut, TStencil>(
        TStencil stencil, ReadOnlySpan<TIn> source, Span<TOut> destination, int width, int height, Strip strip)
        where TIn : unmanaged
        where TOut : unmanaged
        where TStencil : struct, IStencil<TIn, TOut>
    {
        var shape = stencil.Shape;
        var sizes = new CallSizes(in shape, width, height, CallKind.Strip, in strip);
        RunFlat(ref stencil, in shape, in sizes, source, destination, null);
    }

    /// <summary>Planes; the destination has exactly the output's size.</summary>
    /// <param name="stencil">The arithmetic.</param>
    /// <param name="source">The picture; its width in elements is a multiple of the channels.</param>
    /// <param name="destination">The output.</param>
    /// <param name="options">Threads to use; null: only this one.</param>
    public static void Run<TIn, TOut, TStencil>(
        TStencil stencil, ReadOnlyPlane<TIn> source, Plane<TOut> destination, ParallelOptions? options = null)
        where TIn : unmanaged
        where TOut : unmanaged
        where TStencil : struct, IStencil<TIn, TOut>
    {
        var shape = stencil.Shape;
        var sizes = new CallSizes(in shape, WidthInPixels(shape, source.Width), source.Height);
        RunPlanes(ref stencil, in shape, in sizes, source, destination, options);
    }

    /// <summary>The rows of a strip; the destination has exactly their size.</summary>
    /// <param name="stencil">The arithmetic.</param>
    /// <param name="source">Part of a picture; its width in elements is a multiple of the channels.</param>
    /// <param name="destination">The strip's output.</param>
    /// <param name="strip">Which output rows, from which part of the picture.</param>
    public static void Run<TIn, TOut, TStencil>(TStencil stencil, ReadOnlyPlane<TIn> source, Plane<TOut> destination, Strip strip)
        where TIn : unmanaged
        where TOut : unmanaged
        where TStencil : struct, IStencil<TIn, TOut>
    {
        var shape = stencil.Shape;
        var sizes = new CallSizes(in shape, WidthInPixels(shape, source.Width), source.Height, CallKind.Strip, in strip);
        RunPlanes(ref stencil, in shape, in sizes, source, destination, null);
    }

    /// <summary>A signal: one row, with nothing above or below. The destination may be longer than needed.</summary>
    /// <param name="stencil">The arithmetic, of one row of taps.</param>
    /// <param name="signal">The samples; their number is a multiple of the channels.</param>
    /// <param name="destination">The output's samples.</param>
    public static void RunSignal<TIn, TOut, TStencil>(TStencil stencil, ReadOnlySpan<TIn> signal, Span<TOut> destination)
        where TIn : unmanaged
        where TOut : unmanaged
        where TStencil : struct, IStencil<TIn, TOut>
    {
        var shape = stencil.Shape;
        CheckSignal(shape);
        var sizes = new CallSizes(in shape, WidthInPixels(shape, signal.Length), 1, CallKind.Signal);
        RunFlat(ref stencil, in shape, in sizes, signal, destination, null);
    }

    internal static void CheckOverlap<TIn, TOut>(in StencilShape shape, in Picture<TIn> source, in Picture<TOut> destination)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        if (Overlap.Exists(source, destination)) RefuseOverlap(shape);
    }

    [DoesNotReturn]
    private static void RefuseOverlap(in StencilShape shape) => throw new ArgumentException(
        $"'{shape.Name}': source and destination share pixels; a filter needs its source unchanged: use another destination.",
        "destination");

    internal static void CheckSignal(in StencilShape shape)
    {
        if (shape.Rows == 1) return;
        throw new ArgumentException(
            $"'{shape.Name}' has {shape.Rows} rows; a signal has one row: use a kernel with Rows = 1.", "stencil");
    }

    internal static int WidthInPixels(in StencilShape shape, int width) =>
        width % shape.Channels == 0 ? width / shape.Channels
        : throw new ArgumentException(
            $"'{shape.Name}': the source's rows have {width} elements; that must be a multiple of the {shape.Channels} channels: "
            + "widths of planes and signals count elements, not pixels.", "source");

    private static unsafe void RunFlat<TIn, TOut, TStencil>(
        ref TStencil stencil, in StencilShape shape, in CallSizes sizes,
        ReadOnlySpan<TIn> source, Span<TOut> destination, ParallelOptions? options)
        where TIn : unmanaged
        where TOut : unmanaged
        where TStencil : struct, IStencil<TIn, TOut>
    {
        if (sizes.IsEmpty) return;
        sizes.CheckLengths(shape, source.Length, destination.Length);
        var width = sizes.Width * sizes.Channels;
        fixed (TIn* first = &MemoryMarshal.GetReference(source))
        fixed (TOut* output = &MemoryMarshal.GetReference(destination))
        {
            var picture = new Picture<TIn>(first, width, sizes.Height, width);
            var result = new Picture<TOut>(output, sizes.OutputWidth, sizes.Strip.RowCount, sizes.OutputWidth);
            Run(ref stencil, in shape, in sizes, in picture, in result, options);
        }
    }

    private static unsafe void RunPlanes<TIn, TOut, TStencil>(
        ref TStencil stencil, in StencilShape shape, in CallSizes sizes,
        ReadOnlyPlane<TIn> source, Plane<TOut> destination, ParallelOptions? options)
        where TIn : unmanaged
        where TOut : unmanaged
        where TStencil : struct, IStencil<TIn, TOut>
    {
        if (sizes.IsEmpty) return;
        sizes.CheckPlane(shape, destination.Width, destination.Height);
        fixed (TIn* first = &source.First)
        fixed (TOut* output = &destination.First)
        {
            var picture = new Picture<TIn>(first, source.Width, source.Height, source.Pitch);
            var result = new Picture<TOut>(output, destination.Width, destination.Height, destination.Pitch);
            Run(ref stencil, in shape, in sizes, in picture, in result, options);
        }
    }

    private static void Run<TIn, TOut, TStencil>(
        ref TStencil stencil, in StencilShape shape, in CallSizes sizes,
        in Picture<TIn> source, in Picture<TOut> destination, ParallelOptions? options)
        where TIn : unmanaged
        where TOut : unmanaged
        where TStencil : struct, IStencil<TIn, TOut>
    {
        CheckOverlap(shape, source, destination);
        if (options is null && FirstCalls.TryRun<TIn, TOut, TStencil>(in sizes, in source, in destination)) return;
        RunBodies(ref stencil, in shape, in sizes, in source, in destination, options);
    }

    private static void RunBodies<TIn, TOut, TStencil>(
        ref TStencil stencil, in StencilShape shape, in CallSizes sizes,
        in Picture<TIn> source, in Picture<TOut> destination, ParallelOptions? options)
        where TIn : unmanaged
        where TOut : unmanaged
        where TStencil : struct, IStencil<TIn, TOut>
    {
        var job = new Job<TIn, TOut>(StencilPointer<TIn, TOut>.To(ref stencil), source, destination, in sizes);
        var isFar = FarTaps.ArePossible(shape) && FarTaps.Exist(job.Columns, job.WidthInPixels, job.Channels);
        if (isFar && stencil.Far?.Prepared<TIn, TOut>().Filter is { } filter) filter.Run(in job, options);
        else Bands.Run(in job, options);
    }
}
