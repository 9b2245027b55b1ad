using System.ComponentModel;

namespace KernelGen.CompilerServices;

/// <summary>The arithmetic of one kernel: computes runs of output elements. The runner does everything else.</summary>
/// <remarks>
/// Implemented by structs, so that the runner is compiled for each and calls it directly. A run is a pure function of the
/// source: runs may overlap, and an element has the same bits whatever the run's start, length or row within the block.
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

    /// <summary>R, the output rows that are computed together; more than 1 only if Stride equals Dilation.</summary>
    int RowsPerBlock { get; }

    /// <summary>The least number of elements that <see cref="Run"/> is asked for.</summary>
    int Lanes { get; }

    /// <summary>Bytes of scratch that a run of <paramref name="count"/> elements wants, 0 if none.</summary>
    int ScratchBytes(int count);

    /// <summary>Computes exactly <paramref name="count"/> elements in each of R rows.</summary>
    /// <param name="source">
    /// Rows + R − 1 rows. Element 0 is the first tap column of output element 0: tap (i, j) of output element x of block row r is
    /// <c>source[r + i][x + j·Dilation·Channels]</c>. Horizontally the stride is always 1; the runner subsamples.
    /// </param>
    /// <param name="destination">R rows.</param>
    /// <param name="count">Elements per row, at least <see cref="Lanes"/>.</param>
    /// <param name="scratch">Address of the scratch, a multiple of 64; its contents are undefined.</param>
    void Run(Rows<TIn> source, Rows<TOut> destination, nint count, nint scratch);
}
