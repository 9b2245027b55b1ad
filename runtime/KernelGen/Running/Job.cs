using System;
using System.Runtime.CompilerServices;
using KernelGen.CompilerServices;
using KernelGen.Shared;

namespace KernelGen.Running;

/// <summary>One call, checked and pinned: what is to be computed from what.</summary>
/// <typeparam name="TIn">Element of the source.</typeparam>
/// <typeparam name="TOut">Element of the destination.</typeparam>
internal readonly struct Job<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
{
    /// <summary>The arithmetic.</summary>
    public required StencilPointer<TIn, TOut> Stencil { get; init; }

    /// <summary>The stencil's shape, asked for once.</summary>
    public required StencilShape Shape { get; init; }

    /// <summary>The rows of the picture that are held.</summary>
    public required Picture<TIn> Source { get; init; }

    /// <summary>The rows that are asked for.</summary>
    public required Picture<TOut> Destination { get; init; }

    /// <summary>The window along a column of the picture.</summary>
    public required Geometry Rows { get; init; }

    /// <summary>The window along a row of the picture.</summary>
    public required Geometry Columns { get; init; }

    /// <summary>The first output row, and which picture row the source begins with.</summary>
    public required Strip Strip { get; init; }

    /// <summary>Rows of the whole picture.</summary>
    public required int PictureHeight { get; init; }

    /// <summary>Pixels of a source row.</summary>
    public int WidthInPixels => Source.Width / Shape.Channels;

    /// <summary>Output rows.</summary>
    public int RowCount => Destination.Height;

    /// <summary>What lies outside the picture; padding is zeros.</summary>
    public BorderMode Border => Shape.Padding >= 0 ? BorderMode.Constant : Shape.Border;

    /// <summary>The first output row whose window lies in the picture, if any does.</summary>
    public long FirstInside => (Rows.Before + Rows.Stride - 1) / Rows.Stride;

    /// <summary>The output row after the last one whose window lies in the picture.</summary>
    public long EndInside => (PictureHeight - Position(0, Shape.Rows - 1) + Rows.Stride - 1) / Rows.Stride;

    /// <summary>How the stencil computes a row in bands of so many rows.</summary>
    public Schedule Schedule(int rows)
    {
        var schedule = Stencil.For(Destination.Width, rows);
        var dense = DenseLength(schedule);
        return dense == Destination.Width ? schedule : Stencil.For(dense, rows);
    }

    /// <summary>Elements of a row as the stencil computes it, strides left out.</summary>
    public nint DenseLength(in Schedule schedule) =>
        Math.Max(RowLayout.DenseLength(Columns, WidthInPixels, Shape.Channels, schedule.Strides), schedule.Lanes);

    /// <summary>The position of tap row <paramref name="row"/> of output row <paramref name="y"/>: inside the picture or outside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Position(long y, int row) => y * Rows.Stride - Rows.Before + (long)row * Rows.Dilation;
}

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
