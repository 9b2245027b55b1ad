using System.Linq;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Planning.Algorithms;

/// <summary>
/// The extremum of a box: down the columns in groups of rows as high as the window, along the row from extrema of 1, 2, 4, … columns.
/// The cost hardly grows with the window (van Herk, "A fast algorithm for local minimum and maximum filters on rectangular and octagonal
/// kernels", 1992).
/// </summary>
internal sealed class VanHerk : IAlgorithm
{
    /// <summary>A group's rows should be no more than this, in bytes.</summary>
    private const long MostGroupBytes = 1 << 26;

    public string Name => "van Herk";

    public Answer Try(Stencil stencil, Facts facts, Arithmetic arithmetic)
    {
        if (facts is not ExtremumFacts { Reduction: var extremum }) return Answer.NotMine;
        var (lane, margin) = (arithmetic.Lane, (stencil.Columns - 1) * stencil.ColumnStep);
        var sharesRows = stencil.Rows > 1 && stencil.Stride == stencil.Dilation
            && (long)stencil.Rows * (BoxWindow.MostElements + margin) * lane.Bits / 8 <= MostGroupBytes;
        var window = BoxWindow.OfExtremum(stencil.Rows, stencil.Columns, Fold.Of(extremum), sharesRows);
        var down = new Pass(
            lane, stencil.Source.Name, lane.Element, PassTarget.Picture, PassTarget.Sums,
            Enumerable.Range(0, stencil.Rows).Select(row => new Tap(row, 0, Rational.One)).ToEquatableArray(),
            Rational.Zero, default, stencil.ColumnStep, margin, IsLooped: false);
        var across = new Pass(
            lane, lane.Element, stencil.Destination.Name, PassTarget.Sums, PassTarget.Picture,
            Enumerable.Range(0, stencil.Columns).Select(column => new Tap(0, column, Rational.One)).ToEquatableArray(),
            Rational.Zero, default, stencil.ColumnStep, Margin: 0, IsLooped: false);
        return new Plan(Name, new[] { down, across }.ToEquatableArray(), null, Costs.OfBox(down, across, window), arithmetic.Why, default) { Box = window };
    }
}
