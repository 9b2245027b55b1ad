using System.Runtime.CompilerServices;
using KernelGen.CompilerServices;

namespace KernelGen.Execution;

/// <summary>A stencil behind pointers: what drives it is compiled once for a pair of element types, and not again for each stencil.</summary>
/// <remarks>It points to a local of the caller, who must outlive it.</remarks>
internal readonly unsafe struct StencilPointer<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
{
    private readonly void* stencil;
    private readonly delegate*<void*, in SourceRows<TIn>, in Rows<TOut>, int, nint, nint, void> run;
    private readonly delegate*<void*, nint, int> step;
    private readonly delegate*<void*, nint, bool> findsBorder;
    private readonly delegate*<void*, int, int> scratchBytes;

    private StencilPointer(
        void* stencil,
        delegate*<void*, in SourceRows<TIn>, in Rows<TOut>, int, nint, nint, void> run,
        delegate*<void*, nint, int> step,
        delegate*<void*, nint, bool> findsBorder,
        delegate*<void*, int, int> scratchBytes)
    {
        this.stencil = stencil;
        this.run = run;
        this.step = step;
        this.findsBorder = findsBorder;
        this.scratchBytes = scratchBytes;
    }

    /// <inheritdoc cref="IStencil{TIn, TOut}.Lanes"/>
    public required int Lanes { get; init; }

    /// <inheritdoc cref="IStencil{TIn, TOut}.BlockRows"/>
    public required int BlockRows { get; init; }

    /// <inheritdoc cref="IStencil{TIn, TOut}.FarBlockRows"/>
    public required int FarBlockRows { get; init; }

    /// <inheritdoc cref="IStencil{TIn, TOut}.Strides"/>
    public required bool Strides { get; init; }

    /// <inheritdoc cref="IStencil{TIn, TOut}.RowStep"/>
    public required int RowStep { get; init; }

    /// <inheritdoc cref="IStencil{TIn, TOut}.Reach"/>
    public required nint Reach { get; init; }

    /// <param name="stencil">A local variable: memory that does not move.</param>
    public static StencilPointer<TIn, TOut> To<TStencil>(ref TStencil stencil)
        where TStencil : struct, IStencil<TIn, TOut> =>
        new(Unsafe.AsPointer(ref stencil), &Members<TStencil>.Run, &Members<TStencil>.Step, &Members<TStencil>.FindsBorder, &Members<TStencil>.ScratchBytes)
        {
            Lanes = stencil.Lanes,
            BlockRows = stencil.BlockRows,
            FarBlockRows = stencil.FarBlockRows,
            RowStep = stencil.RowStep,
            Strides = stencil.Strides,
            Reach = stencil.Reach,
        };

    /// <inheritdoc cref="IStencil{TIn, TOut}.Step"/>
    public int Step(nint count) => step(stencil, count);

    /// <inheritdoc cref="IStencil{TIn, TOut}.FindsBorder"/>
    public bool FindsBorder(nint count) => findsBorder(stencil, count);

    /// <inheritdoc cref="IStencil{TIn, TOut}.ScratchBytes"/>
    public int ScratchBytes(int count) => scratchBytes(stencil, count);

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

        public static int Step(void* stencil, nint count) => Unsafe.AsRef<TStencil>(stencil).Step(count);

        public static bool FindsBorder(void* stencil, nint count) => Unsafe.AsRef<TStencil>(stencil).FindsBorder(count);

        public static int ScratchBytes(void* stencil, int count) => Unsafe.AsRef<TStencil>(stencil).ScratchBytes(count);
    }
}
