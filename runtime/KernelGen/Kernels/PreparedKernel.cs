using System;
using System.Threading.Tasks;
using KernelGen.CompilerServices;

namespace KernelGen;

/// <summary>A kernel ready for one pair of element types.</summary>
internal abstract class PreparedKernel<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
{
    public abstract void Run(ReadOnlySpan<TIn> source, Span<TOut> destination, int width, int height, ParallelOptions? options);

    public abstract void Run(ReadOnlyPlane<TIn> source, Plane<TOut> destination, ParallelOptions? options);

    public abstract void RunSignal(ReadOnlySpan<TIn> signal, Span<TOut> destination);
}

/// <summary>The same with the stencil that was chosen for it.</summary>
internal sealed class PreparedKernel<TIn, TOut, TStencil>(TStencil stencil) : PreparedKernel<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
    where TStencil : struct, IStencil<TIn, TOut>
{
    public override void Run(ReadOnlySpan<TIn> source, Span<TOut> destination, int width, int height, ParallelOptions? options) =>
        StencilRunner.Run(stencil, source, destination, width, height, options);

    public override void Run(ReadOnlyPlane<TIn> source, Plane<TOut> destination, ParallelOptions? options) =>
        StencilRunner.Run(stencil, source, destination, options);

    public override void RunSignal(ReadOnlySpan<TIn> signal, Span<TOut> destination) =>
        StencilRunner.RunSignal(stencil, signal, destination);
}
