using System;
using System.ComponentModel;

namespace KernelGen.CompilerServices;

/// <summary>The arithmetic of one kernel: computes runs of output elements. The runner does everything else.</summary>
/// <remarks>
/// Implemented by structs. The runner is compiled once for a pair of element types, and calls a stencil through function pointers: once
/// for its schedule, and once for each run. A run is a pure function of the source: runs may overlap, and an element has the same bits
/// whatever the run's first element, length and rows.
/// </remarks>
/// <typeparam name="TIn">Element of the source.</typeparam>
/// <typeparam name="TOut">Element of the destination.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IStencil<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
{
    /// <summary>The window, and how it walks over the picture.</summary>
    StencilShape Shape { get; }

    /// <summary>
    /// How <see cref="Run"/> computes <paramref name="count"/> elements in a row: which body it takes depends on that. The runner asks for
    /// the row, and for each of its runs where it is more than one.
    /// </summary>
    /// <param name="count">Elements of a row or a run. With fewer than <see cref="Schedule.Lanes"/>, only what is common holds.</param>
    /// <param name="rows">
    /// Output rows of the band: for fewer than a <see cref="Schedule.RowStep"/>, the schedule has a <see cref="Schedule.RowStep"/> of 1.
    /// </param>
    Schedule For(nint count, int rows);

    /// <summary>
    /// The same kernel for pictures that its taps are too far apart for: a row with its border would be mostly what lies between them.
    /// Null where the taps of a row are never that far apart.
    /// </summary>
    Kernel? Far => null;

    /// <summary>
    /// Operations that <see cref="RunScalar"/> takes for an element, about; 0, unless it computes what <see cref="Run"/> does, the bits
    /// included.
    /// </summary>
    static virtual double ScalarOperations => 0;

    /// <summary>Computes exactly <paramref name="count"/> elements in each of <paramref name="rows"/> rows.</summary>
    /// <param name="source">
    /// The rows that a step reads: as many as are computed need, as far apart as rows of taps. Element 0 is the first tap column of
    /// output element 0: tap (i, j) of output element x of row r is <c>source[r + i][x + j·Dilation·Channels]</c>, unless the
    /// stencil <see cref="Schedule.Strides"/>.
    /// </param>
    /// <param name="destination">As many rows as are computed.</param>
    /// <param name="rows">
    /// Output rows: a multiple of <see cref="Schedule.RowStep"/>, at most the greater of <see cref="Schedule.BlockRows"/> and
    /// <see cref="Schedule.MostBlockRows"/> rounded up to one. More than that step only where neighboring outputs share source rows: Stride
    /// equals Dilation, or is taken by the stencil.
    /// </param>
    /// <param name="count">Elements per row, at least <see cref="Schedule.Lanes"/>.</param>
    /// <param name="scratch">Address of the scratch, a multiple of 64; its contents are undefined.</param>
    void Run(in SourceRows<TIn> source, Rows<TOut> destination, int rows, nint count, nint scratch);

    /// <summary>
    /// The same without vectors, for runs of any length and without scratch; only where there are <see cref="ScalarOperations"/>.
    /// </summary>
    static virtual void RunScalar(in SourceRows<TIn> source, Rows<TOut> destination, int rows, nuint count, nint scratch) =>
        throw new NotSupportedException();
}

/// <summary>What the runner must know of a stencil besides its arithmetic.</summary>
/// <remarks>Fields, here and in the schedule: the accessors of properties would be compiled one by one before the first pixel.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct StencilShape
{
    /// <summary>A one-tap window on single-channel pixels, replicated borders.</summary>
    public StencilShape()
    {
    }

    /// <summary>What messages call the kernel.</summary>
    public string Name = "kernel";

    /// <summary>Rows of taps.</summary>
    public int Rows = 1;

    /// <summary>Columns of taps.</summary>
    public int Columns = 1;

    /// <summary>The row of taps that lies on the pixel, as applied (after Flip); only Same uses it.</summary>
    public int AnchorRow;

    /// <summary>The column of taps that lies on the pixel, as applied (after Flip); only Same uses it.</summary>
    public int AnchorColumn;

    /// <summary>Pixels from one output to the next.</summary>
    public int Stride = 1;

    /// <summary>Pixels from one tap to the next.</summary>
    public int Dilation = 1;

    /// <summary>Interleaved elements of a pixel.</summary>
    public int Channels = 1;

    /// <summary>Which outputs there are, where <see cref="Padding"/> is −1.</summary>
    public ConvolutionMode Mode;

    /// <summary>What lies outside the picture, where <see cref="Padding"/> is −1.</summary>
    public BorderMode Border;

    /// <summary>The value outside the picture with <see cref="BorderMode.Constant"/>; representable in the source's type.</summary>
    public double BorderValue;

    /// <summary>Zeros on every side; −1: Mode and Border decide.</summary>
    public int Padding = -1;

    /// <summary>Whether the fourth channel is copied instead of filtered.</summary>
    public bool PreserveAlpha;

    /// <summary>Elements from the first tap of a row of taps to its last.</summary>
    internal readonly nint Span => checked((nint)(Columns - 1) * Dilation * Channels);

    /// <summary>The width of the picture that was declared, in pixels; 0: any.</summary>
    public int Width;

    /// <summary>The height of the picture that was declared; 0: any.</summary>
    public int Height;
}

/// <summary>How a stencil's <c>Run</c> wants its rows: how many elements and rows at a time, from where, and when the cache is bypassed.</summary>
/// <remarks>A stencil has several bodies, and each its own schedule; what all of them must agree on is marked «common».</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Schedule
{
    /// <summary>One element and one row at a time.</summary>
    public Schedule()
    {
    }

    /// <summary>The fewest elements of a run. Common.</summary>
    public int Lanes = 1;

    /// <summary>
    /// Elements of a step, if each step asks for its rows: then a run is the whole row. 0: it asks once, and a row is three runs, its edges
    /// and what lies between.
    /// </summary>
    public int Step;

    /// <summary>The run is the whole row, whatever the <see cref="Step"/>, and finds by itself what lies beyond its ends.</summary>
    public bool FindsBorder;

    /// <summary>
    /// The run takes the stride itself: output element x reads from source element x·Stride on, and output row r from table row
    /// r·Stride. Only where a pixel is one element and Dilation is 1. Otherwise runs have stride 1, and the runner subsamples. Common.
    /// </summary>
    public bool Strides;

    /// <summary>
    /// The rows of a run are a multiple of this, and with more than 1 their windows lie in the picture: all rows that the run reads, and
    /// all that it writes, lie a pitch apart (<see cref="Rows{T}.Pitched"/>). 1: it takes any number of rows, which lie anywhere. Common to
    /// all schedules that say more than 1.
    /// </summary>
    public int RowStep = 1;

    /// <summary>The fewest output rows that are worth a block; the more arithmetic a pixel takes, the more.</summary>
    public int BlockRows = 1;

    /// <summary>The same for pictures that exceed any cache; 0: <see cref="BlockRows"/>.</summary>
    public int FarBlockRows;

    /// <summary>The most output rows of a block, where <see cref="BlockRows"/> are not more; rounded up to a <see cref="RowStep"/>.</summary>
    public int MostBlockRows = Shared.KernelLimits.MostBlockRows;

    /// <summary>
    /// How far loads reach along a row, the ends of vectors included: for output elements 0 to n − 1 they touch the elements 0 to
    /// (n − 1)·step + Reach of a source row, where step is the stride that the run takes itself, or 1. The window's
    /// (Columns − 1)·Dilation·Channels is always allowed. The runner keeps it inside the picture, or in a copy. No rows are touched but
    /// those of the windows. Common.
    /// </summary>
    public nint Reach;

    /// <summary>Bytes of scratch for a run of as many elements as the schedule was asked for.</summary>
    public nint ScratchBytes;

    /// <summary>
    /// Whole rows can be stored past the cache. Not by a run that walks down columns: it stores parts of many rows, so that lines would
    /// leave one by one.
    /// </summary>
    public bool Streams;

    /// <summary>Vector operations that an element takes, about: whether it is worth while to share the work among threads.</summary>
    public double Operations = 1;
}
