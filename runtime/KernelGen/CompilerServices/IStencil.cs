using System.ComponentModel;

namespace KernelGen.CompilerServices;

/// <summary>The arithmetic of one kernel: computes runs of output elements. The runner does everything else.</summary>
/// <remarks>
/// Implemented by structs, so that the runner is compiled for each and calls it directly. A run is a pure function of the
/// source: runs may overlap, and an element has the same bits whatever the run's first element, length and rows.
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

    /// <summary>The least number of elements that <see cref="Run"/> is asked for.</summary>
    int Lanes { get; }

    /// <summary>
    /// Elements of one step of <see cref="Run"/> over a row of <paramref name="count"/>, if each step asks for its rows: then a run
    /// is the whole row, and all rows that it reads, and all that it writes, lie a pitch apart (<see cref="Rows{T}.Pitched"/>).
    /// 0: it asks once, and a row is three runs, its edges and what lies between.
    /// </summary>
    /// <param name="count">Elements of a row, at least <see cref="Lanes"/>.</param>
    int Step(nint count);

    /// <summary>Whether <see cref="Run"/> finds by itself what lies beyond the ends of a row of <paramref name="count"/>, which it walks whole.</summary>
    /// <param name="count">Elements of a row, at least <see cref="Lanes"/>.</param>
    bool FindsBorder(nint count);

    /// <summary>
    /// Whether <see cref="Run"/> takes the stride itself: output element x reads from source element x·Stride on, and output row r from
    /// table row r·Stride. Only where a pixel is one element and Dilation is 1.
    /// </summary>
    bool Strides { get; }

    /// <summary>The fewest output rows that are worth a block; the more arithmetic a pixel takes, the more.</summary>
    int BlockRows { get; }

    /// <summary>The same for pictures that exceed any cache.</summary>
    int FarBlockRows { get; }

    /// <summary>The rows that <see cref="Run"/> computes are a multiple of this.</summary>
    int RowStep { get; }

    /// <summary>
    /// How far the loads of <see cref="Run"/> reach along a row, the ends of vectors included: for output elements 0 to n − 1 it touches the
    /// elements 0 to (n − 1)·step + Reach of a source row, where step is the stride that it takes itself, or 1. At least the window's
    /// (Columns − 1)·Dilation·Channels. The runner keeps it inside the picture, or in a copy. No rows are touched but those of the windows.
    /// </summary>
    nint Reach { get; }

    /// <summary>Bytes of scratch that a run of <paramref name="count"/> elements wants, 0 if none.</summary>
    int ScratchBytes(int count);

    /// <summary>
    /// The same kernel for pictures that its taps are too far apart for: a row with its border would be mostly what lies between them.
    /// Null where the taps of a row are never that far apart.
    /// </summary>
    Kernel? Far => null;

    /// <summary>Computes exactly <paramref name="count"/> elements in each of <paramref name="rows"/> rows.</summary>
    /// <param name="source">
    /// The rows that a step reads: as many as are computed need, as far apart as rows of taps. Element 0 is the first tap column of
    /// output element 0: tap (i, j) of output element x of row r is <c>source[r + i][x + j·Dilation·Channels]</c>. Unless
    /// <see cref="Strides"/>, the horizontal stride is always 1, and the runner subsamples.
    /// </param>
    /// <param name="destination">As many rows as are computed.</param>
    /// <param name="rows">
    /// Output rows: a multiple of <see cref="RowStep"/>, at most the greater of <see cref="BlockRows"/> and 128 rounded up to one. More
    /// than that step only where neighbouring outputs share source rows: Stride equals Dilation, or is taken by the stencil.
    /// </param>
    /// <param name="count">Elements per row, at least <see cref="Lanes"/>.</param>
    /// <param name="scratch">Address of the scratch, a multiple of 64; its contents are undefined.</param>
    void Run(in SourceRows<TIn> source, Rows<TOut> destination, int rows, nint count, nint scratch);
}
