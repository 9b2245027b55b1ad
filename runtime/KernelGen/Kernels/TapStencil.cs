using System.Collections.Generic;
using System.Linq;
using KernelGen.CompilerServices;

namespace KernelGen.Kernels;

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
    private const double OperationsOfTap = 0.25;        // a load and a product of eight pixels

    private readonly TSums sums = sums;

    public StencilShape Shape => shape;

    public Schedule For(nint count, int rows) =>
        new() { Lanes = TSums.Lanes, BlockRows = RowsOfBlock, Operations = shape.Rows * shape.Columns * OperationsOfTap };

    public void Run(in SourceRows<TIn> source, Rows<TOut> destination, int rows, nint count, nint scratch)
    {
        var pixels = source.At(0);
        var sums = this.sums;       // once: each call of a read-only one would copy it
        for (var row = 0; row < rows; row++) sums.RunRow(pixels.From(row), destination.From(row), count);
    }
}

/// <summary>A tap that is read: one whose coefficient is not zero.</summary>
/// <param name="Row">Row of the window.</param>
/// <param name="Offset">Elements to the right of the window's first column.</param>
/// <param name="Coefficient">What the pixel is multiplied by.</param>
internal readonly record struct Tap<T>(int Row, nint Offset, T Coefficient)
{
    /// <summary>The same place with another spelling of the coefficient.</summary>
    public Tap<TOther> With<TOther>(TOther coefficient) => new(Row, Offset, coefficient);
}

/// <summary>Tables of taps.</summary>
internal static class Tap
{
    /// <summary>The same places with other coefficients, in the same order.</summary>
    public static Tap<TOther>[] With<T, TOther>(this IReadOnlyList<Tap<T>> taps, IEnumerable<TOther> coefficients) =>
        taps.Zip(coefficients, static (tap, coefficient) => tap.With(coefficient)).ToArray();
}
