using KernelGen.CompilerServices;

namespace KernelGen.Execution;

/// <summary>Weighted sums of a row from a table of taps: the arithmetic in which kernels made at run time differ.</summary>
/// <typeparam name="TIn">Element of the source.</typeparam>
/// <typeparam name="TOut">Element of the destination.</typeparam>
internal interface ITapSums<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
{
    /// <summary>The fewest elements of a row.</summary>
    static abstract int Lanes { get; }

    /// <summary>Computes <paramref name="count"/> elements of one row.</summary>
    void RunRow(Rows<TIn> source, Rows<TOut> destination, nint count);
}

/// <summary>The stencil of a kernel made at run time: row by row, each by the same sums.</summary>
internal readonly struct TapStencil<TIn, TOut, TSums>(StencilShape shape, TSums sums) : IStencil<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
    where TSums : struct, ITapSums<TIn, TOut>
{
    private const int RowsOfBlock = 8;

    private readonly TSums sums = sums;

    public StencilShape Shape => shape;

    public Schedule For(nint count, int rows) => new() { Lanes = TSums.Lanes, BlockRows = RowsOfBlock };

    public void Run(in SourceRows<TIn> source, Rows<TOut> destination, int rows, nint count, nint scratch)
    {
        var pixels = source.At(0);
        var sums = this.sums;       // once: each call of a read-only one would copy it
        for (var row = 0; row < rows; row++) sums.RunRow(pixels.From(row), destination.From(row), count);
    }
}
