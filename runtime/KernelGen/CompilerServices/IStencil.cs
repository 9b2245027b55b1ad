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
    /// <param name="rows">Output rows of the band; a body for fewer than <see cref="Schedule.RowStep"/> may have a schedule of its own.</param>
    Schedule For(nint count, int rows);

    /// <summary>
    /// The same kernel for pictures that its taps are too far apart for: a row with its border would be mostly what lies between them.
    /// Null where the taps of a row are never that far apart.
    /// </summary>
    Kernel? Far => null;

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
}
