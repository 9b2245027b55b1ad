using System.Linq;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Bodies;
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
    /// <summary>The most bytes that a group's rows may take in the scratch.</summary>
    private const long MostGroupBytes = 1 << 26;

    public string Name => "van Herk";

    public Candidate Try(Subject subject)
    {
        if (subject.Facts is not ExtremumFacts { Reduction: var extremum }) return Candidate.NotMine;
        var (stencil, arithmetic) = (subject.Stencil, subject.Arithmetic);
        var lane = arithmetic.Lane;
        var down = new Pass(
            lane, stencil.Source.Name, lane.Element,
            Enumerable.Range(0, stencil.Rows).Select(row => new Tap(row, 0, Rational.One)).ToEquatableArray(), stencil.ColumnStep)
        {
            WritesSums = true,
            Margin = (stencil.Columns - 1) * stencil.ColumnStep,
        };
        var across = new Pass(
            lane, lane.Element, stencil.Destination.Name,
            Enumerable.Range(0, stencil.Columns).Select(column => new Tap(0, column, Rational.One)).ToEquatableArray(), stencil.ColumnStep)
        {
            ReadsSums = true,
        };
        var sharesRows = stencil.Rows > 1 && stencil.Stride == stencil.Dilation
            && (long)stencil.Rows * (BoxWindow.MostElementsOfGroups + down.Margin) * lane.Bits / 8 <= MostGroupBytes;
        var window = BoxWindow.OfExtremum(stencil.Rows, stencil.Columns, Fold.Of(extremum), sharesRows);
        return Candidate.Propose(
            target => RunningBox.Cost(down, across, window, target),
            target => new RunningBoxBody(target, down, across, window) { Why = arithmetic.Why });
    }
}
