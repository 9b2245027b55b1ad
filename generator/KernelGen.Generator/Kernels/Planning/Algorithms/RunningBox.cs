using System.Linq;
using System.Numerics;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Planning.Algorithms;

/// <summary>
/// A box from the box above it: sums of columns are carried down the rows, sums of a few columns are added to sums of many.
/// A 41x41 window costs little more than a 7x7 one.
/// </summary>
internal sealed class RunningBox : SumAlgorithm
{
    /// <summary>Rows of a window whose column sums may wait for each other.</summary>
    private const int MostRows = 1024;

    public override string Name => "running box";

    protected override Answer Try(Stencil stencil, SumFacts facts, Arithmetic arithmetic)
    {
        if (!facts.IsBox) return Answer.Decline("the taps are not all equal");
        if (stencil.Rows == 1) return Answer.Decline("one row of taps has nothing to carry down");
        if (stencil.Rows > MostRows) return Answer.Decline($"{stencil.Rows} rows of sums are more than a scratch should hold");
        if (stencil.Stride != stencil.Dilation) return Answer.Decline("neighbouring rows of outputs share no rows of taps");
        if (arithmetic.Estimate is not null) return Answer.Decline("sums need more than 32 bits");
        if (stencil.Destination.IsInteger) return WithIntegers(stencil, facts, arithmetic);
        return Scales.AreNormal([facts.Reduction.Taps[0]]) ? WithFloats(stencil, facts, arithmetic) : Answer.Decline("the coefficient is no normal float");
    }

    private Answer WithIntegers(Stencil stencil, SumFacts facts, Arithmetic arithmetic)
    {
        if (Lane.Integers.Where(lane => lane.Bits <= arithmetic.Lane.Bits && CanLoad(lane) && MostColumns(lane) > 0)
            .OrderBy(lane => lane.Bits).ThenByDescending(MostColumns).FirstOrDefault() is not { } narrow)
            return Answer.Decline("the sum of a column does not fit the lane");
        var most = MostColumns(narrow);
        var window = BoxWindow.Of(stencil.Rows, stencil.Columns, subtracts: true, most > stencil.Columns ? stencil.Columns : (int)most);
        return Plan(stencil, facts, arithmetic, narrow, window, Rational.One, facts.Reduction.Taps[0] * arithmetic.Scale);

        // The sum's lane must load the column sums: a 16-bit one only its own kind.
        bool CanLoad(Lane lane) => lane == arithmetic.Lane || arithmetic.Lane.Bits == 32 && stencil.Source == ElementType.Byte;

        BigInteger MostColumns(Lane lane)
        {
            var greatest = stencil.Rows * BigInteger.Max(stencil.Source.Greatest, -stencil.Source.Least);
            return lane.Holds(new Interval(stencil.Rows * stencil.Source.Least, stencil.Rows * stencil.Source.Greatest)) ? lane.Greatest / greatest : 0;
        }
    }

    /// <summary>The sum is scaled by a power of two on the way, so that it cannot overflow where the mean does not.</summary>
    private Answer WithFloats(Stencil stencil, SumFacts facts, Arithmetic arithmetic)
    {
        var window = BoxWindow.Of(stencil.Rows, stencil.Columns, subtracts: false, stencil.Columns);
        Rational power = BigInteger.One << Rational.BitLength(new BigInteger(stencil.Rows) * stencil.Columns - 1);
        return Plan(stencil, facts, arithmetic, arithmetic.Lane, window, Rational.One / power, facts.Reduction.Taps[0] * power);
    }

    private Plan Plan(Stencil stencil, SumFacts facts, Arithmetic arithmetic, Lane columnLane, BoxWindow window, Rational scale, Rational coefficient)
    {
        var down = new Pass(
            columnLane, stencil.Source.Name, columnLane.Element, PassTarget.Picture, PassTarget.Sums,
            Enumerable.Range(0, window.Rows).Select(row => new Tap(row, 0, scale)).ToEquatableArray(),
            Rational.Zero, default, stencil.ColumnStep, (window.Columns - 1) * stencil.ColumnStep, IsLooped: false);
        var across = new Pass(
            arithmetic.Lane, columnLane.Element, stencil.Destination.Name, PassTarget.Sums, PassTarget.Picture,
            Enumerable.Range(0, window.Columns).Select(column => new Tap(0, column, coefficient)).ToEquatableArray(),
            facts.Reduction.Offset * arithmetic.Scale, arithmetic.Finish, stencil.ColumnStep, Margin: 0, IsLooped: false);
        return new Plan(Name, new[] { down, across }.ToEquatableArray(), null, Costs.OfBox(down, across, window), arithmetic.Why, default) { Box = window };
    }
}
