using System.Runtime.CompilerServices;
using KernelGen.CompilerServices;

namespace KernelGen.Execution;

/// <summary>A stencil behind function pointers: the runner is compiled once for a pair of element types, and not again for each stencil.</summary>
/// <remarks>It points to a local of the caller, who must outlive it.</remarks>
internal readonly unsafe struct StencilPointer<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
{
    private readonly void* stencil;
    private readonly delegate*<void*, in SourceRows<TIn>, in Rows<TOut>, int, nint, nint, void> run;
    private readonly delegate*<void*, nint, int, Schedule> schedule;

    private StencilPointer(
        void* stencil,
        delegate*<void*, in SourceRows<TIn>, in Rows<TOut>, int, nint, nint, void> run,
        delegate*<void*, nint, int, Schedule> schedule)
    {
        this.stencil = stencil;
        this.run = run;
        this.schedule = schedule;
    }

    /// <param name="stencil">A local variable: memory that does not move.</param>
    public static StencilPointer<TIn, TOut> To<TStencil>(ref TStencil stencil)
        where TStencil : struct, IStencil<TIn, TOut> =>
        new(Unsafe.AsPointer(ref stencil), &Members<TStencil>.Run, &Members<TStencil>.For);

    /// <inheritdoc cref="IStencil{TIn, TOut}.For"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Schedule For(nint count, int rows) => schedule(stencil, count, rows);

    /// <inheritdoc cref="IStencil{TIn, TOut}.Run"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run(in SourceRows<TIn> source, in Rows<TOut> destination, int rows, nint count, nint scratch) =>
        run(stencil, in source, in destination, rows, count, scratch);

    private static class Members<TStencil>
        where TStencil : struct, IStencil<TIn, TOut>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Run(void* stencil, in SourceRows<TIn> source, in Rows<TOut> destination, int rows, nint count, nint scratch) =>
            Unsafe.AsRef<TStencil>(stencil).Run(in source, destination, rows, count, scratch);

        public static Schedule For(void* stencil, nint count, int rows) =>
            Unsafe.AsRef<TStencil>(stencil).For(count, rows);
    }
}
