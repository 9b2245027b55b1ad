using System;
using System.Runtime.CompilerServices;
using KernelGen.CompilerServices;
using KernelGen.Shared;

namespace KernelGen.Running;

/// <summary>One call, checked and pinned: what is to be computed from what.</summary>
/// <remarks>It points to locals of the caller, who must outlive it.</remarks>
/// <typeparam name="TIn">Element of the source.</typeparam>
/// <typeparam name="TOut">Element of the destination.</typeparam>
internal readonly unsafe struct Job<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
{
    /// <summary>The arithmetic; none where a filter walks over the picture by itself.</summary>
    public readonly StencilPointer<TIn, TOut> Stencil;

    /// <summary>The rows of the picture that are held.</summary>
    public readonly Picture<TIn> Source;

    /// <summary>The rows that are asked for.</summary>
    public readonly Picture<TOut> Destination;

    private readonly CallSizes* sizes;

    /// <param name="stencil">The arithmetic.</param>
    /// <param name="source">The rows of the picture that are held.</param>
    /// <param name="destination">The rows that are asked for.</param>
    /// <param name="sizes">What was checked: a local variable, memory that does not move.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Job(StencilPointer<TIn, TOut> stencil, Picture<TIn> source, Picture<TOut> destination, ref readonly CallSizes sizes)
    {
        Stencil = stencil;
        Source = source;
        Destination = destination;
        this.sizes = (CallSizes*)Unsafe.AsPointer(ref Unsafe.AsRef(in sizes));
    }

    /// <summary>The window along a column of the picture.</summary>
    public ref readonly Geometry Rows => ref sizes->Rows;

    /// <summary>The window along a row of the picture.</summary>
    public ref readonly Geometry Columns => ref sizes->Columns;

    /// <summary>The first output row, and which picture row the source begins with.</summary>
    public ref readonly Strip Strip => ref sizes->Strip;

    /// <summary>Rows of the whole picture.</summary>
    public int PictureHeight => sizes->PictureHeight;

    /// <summary>Pixels of a source row.</summary>
    public int WidthInPixels => sizes->Width;

    /// <summary>Interleaved elements of a pixel.</summary>
    public int Channels => sizes->Channels;

    /// <summary>What lies outside the picture; padding is zeros.</summary>
    public BorderMode Border => sizes->Border;

    /// <summary>The element outside, where the border is constant.</summary>
    public TIn BorderElement => Element.From<TIn>(sizes->BorderValue);

    /// <summary>The fourth channel is copied instead of filtered.</summary>
    public bool PreservesAlpha => sizes->PreservesAlpha;

    /// <summary>Pixels of an output row.</summary>
    public int OutputPixels => Destination.Width / Channels;

    /// <summary>Bytes of source and destination.</summary>
    public long Bytes => (long)Source.RowBytes * Source.Height + (long)Destination.RowBytes * Destination.Height;

    /// <summary>Output rows.</summary>
    public int RowCount => Destination.Height;

    /// <summary>The first output row whose window lies in the picture, if any does.</summary>
    public long FirstInside => (Rows.Before + Rows.Stride - 1) / Rows.Stride;

    /// <summary>The output row after the last one whose window lies in the picture.</summary>
    public long EndInside => (PictureHeight - Position(0, Rows.Window - 1) + Rows.Stride - 1) / Rows.Stride;

    /// <summary>
    /// Some windows of output rows <paramref name="first"/> to <paramref name="end"/>, not included, reach rows outside the picture.
    /// </summary>
    public bool LeavesPicture(long first, long end) => Position(first, 0) < 0 || Position(end - 1, Rows.Window - 1) >= PictureHeight;

    /// <summary>The source pixel under the anchor of the first output pixel of a row.</summary>
    public nint FirstUnderAnchor => (nint)sizes->FirstPixel * Columns.Stride;

    /// <summary>What was checked, for some columns of the output.</summary>
    /// <param name="firstPixel">The first pixel of each row.</param>
    /// <param name="pixels">How many.</param>
    public CallSizes SizesOfColumns(int firstPixel, int pixels) => sizes->OfColumns(firstPixel, pixels);

    /// <summary>How the stencil computes a row in bands of so many rows. Where a part of the columns ends, the border is no row's.</summary>
    public void Schedule(int rows, out Schedule schedule)
    {
        schedule = Stencil.For(Destination.Width, rows);
        var dense = DenseLength(schedule);
        if (dense != Destination.Width) schedule = Stencil.For(dense, rows);
        if (sizes->IsPart) schedule = schedule with { FindsBorder = false };
    }

    /// <summary>Elements of a row as the stencil computes it, strides left out.</summary>
    public nint DenseLength(in Schedule schedule) =>
        Math.Max(RowLayout.DenseLength(Columns, Channels, Destination.Width, schedule.Strides), schedule.Lanes);

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
        public static void Run(void* stencil, in SourceRows<TIn> source, in Rows<TOut> destination, int rows, nint count, nint scratch) =>
            Unsafe.AsRef<TStencil>(stencil).Run(in source, destination, rows, count, scratch);

        public static Schedule For(void* stencil, nint count, int rows) =>
            Unsafe.AsRef<TStencil>(stencil).For(count, rows);
    }
}
