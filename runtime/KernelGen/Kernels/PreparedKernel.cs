using System;
using System.Threading.Tasks;
using KernelGen.CompilerServices;
using KernelGen.Running;

namespace KernelGen.Kernels;

/// <summary>A kernel ready for one pair of element types.</summary>
internal abstract class PreparedKernel<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
{
    /// <summary>What walks over images that the taps are too far apart for; null where they never are.</summary>
    public abstract PictureFilter<TIn, TOut>? Filter { get; }

    public abstract void Run(ReadOnlySpan<TIn> source, Span<TOut> destination, int width, int height, ParallelOptions? options);

    public abstract void Run(ReadOnlyPlane<TIn> source, Plane<TOut> destination, ParallelOptions? options);

    public abstract void RunSignal(ReadOnlySpan<TIn> signal, Span<TOut> destination);
}

/// <summary>The same with the stencil that was chosen for it, and a filter for images that its taps are too far apart for.</summary>
internal sealed class PreparedKernel<TIn, TOut, TStencil>(TStencil stencil, PreparedFilter<TIn, TOut>? far = null)
    : PreparedKernel<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
    where TStencil : struct, IStencil<TIn, TOut>
{
    public override PictureFilter<TIn, TOut>? Filter => far?.Filter;

    public override void Run(ReadOnlySpan<TIn> source, Span<TOut> destination, int width, int height, ParallelOptions? options)
    {
        if (IsFar(width)) far!.Run(source, destination, width, height, options);
        else StencilRunner.Run(stencil, source, destination, width, height, options);
    }

    public override void Run(ReadOnlyPlane<TIn> source, Plane<TOut> destination, ParallelOptions? options)
    {
        if (IsFar(source.Width / stencil.Shape.Channels)) far!.Run(source, destination, options);
        else StencilRunner.Run(stencil, source, destination, options);
    }

    public override void RunSignal(ReadOnlySpan<TIn> signal, Span<TOut> destination)
    {
        if (IsFar(signal.Length / stencil.Shape.Channels)) far!.RunSignal(signal, destination);
        else StencilRunner.RunSignal(stencil, signal, destination);
    }

    private bool IsFar(int width)
    {
        if (far is null) return false;
        var shape = stencil.Shape;
        return FarTaps.Exist(CallSizes.Along(shape, shape.Columns, shape.AnchorColumn), width, shape.Channels);
    }
}

/// <summary>The same with a filter that has its own loop over the image.</summary>
internal sealed class PreparedFilter<TIn, TOut>(PictureFilter<TIn, TOut> filter) : PreparedKernel<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
{
    private readonly StencilShape shape = filter.Shape;

    public override PictureFilter<TIn, TOut> Filter => filter;

    public override void Run(ReadOnlySpan<TIn> source, Span<TOut> destination, int width, int height, ParallelOptions? options) =>
        FilterRunner.Run(filter, source, destination, new CallSizes(shape, width, height), options);

    public override void Run(ReadOnlyPlane<TIn> source, Plane<TOut> destination, ParallelOptions? options) =>
        FilterRunner.Run(
            filter, source, destination, new CallSizes(shape, StencilRunner.WidthInPixels(shape, source.Width), source.Height), options);

    public override void RunSignal(ReadOnlySpan<TIn> signal, Span<TOut> destination)
    {
        StencilRunner.CheckSignal(shape);
        FilterRunner.Run(
            filter, signal, destination, new CallSizes(shape, StencilRunner.WidthInPixels(shape, signal.Length), 1, CallKind.Signal), null);
    }
}

/// <summary>The window of a kernel as it is applied: rotated where Flip asks for it, its anchor with it.</summary>
internal static class KernelShape
{
    public static StencilShape Of(Kernel kernel)
    {
        var options = kernel.Options;
        return new StencilShape
        {
            Name = $"kernel {kernel.Rows}x{kernel.Columns}",
            Rows = kernel.Rows,
            Columns = kernel.Columns,
            AnchorRow = Anchor(options.AnchorRow, kernel.Rows, options.Flip),
            AnchorColumn = Anchor(options.AnchorColumn, kernel.Columns, options.Flip),
            Stride = options.Stride,
            Dilation = options.Dilation,
            Channels = options.Channels,
            Mode = options.Mode,
            Border = options.Border,
            BorderValue = options.BorderValue,
            Padding = options.Padding ?? -1,
            PreserveAlpha = options.PreserveAlpha,
        };
    }

    /// <summary>An anchor indexes the kernel as written; the default is the center of the kernel as applied.</summary>
    private static int Anchor(int? written, int size, bool flip) =>
        written is not { } tap ? size / 2 : flip ? size - 1 - tap : tap;
}
