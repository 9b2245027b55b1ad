using System.Linq;
using System.Numerics;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Bodies;
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

    /// <summary>Operations down the columns: what enters is added, what leaves subtracted.</summary>
    public const int CarriedColumns = 14;

    private const int GroupedColumns = 11;

    public override string Name => "running box";

    protected override Candidate Try(Subject subject, SumFacts facts)
    {
        var (stencil, arithmetic) = (subject.Stencil, subject.Arithmetic);
        if (WhyNot(subject, facts) is { } reason) return Candidate.Decline(reason);
        if (stencil.Destination.IsInteger) return WithIntegers(stencil, facts, arithmetic);
        return Scales.AreNormal([facts.Reduction.Taps[0]]) ? WithFloats(stencil, facts, arithmetic) : Candidate.Decline("the coefficient is no normal float");
    }

    /// <summary>Why the sums of columns cannot be carried down; null: they can.</summary>
    public static string? WhyNot(Subject subject, SumFacts facts)
    {
        var stencil = subject.Stencil;
        return !facts.IsBox ? "the taps are not all equal"
            : stencil.Rows == 1 ? "one row of taps has nothing to carry down"
            : stencil.Rows > MostRows ? $"{stencil.Rows} rows of sums are more than a scratch should hold"
            : stencil.Stride != stencil.Dilation ? "neighboring rows of outputs share no rows of taps"
            : subject.Arithmetic.Estimate is not null ? "sums need more than 32 bits"
            : null;
    }

    private static Candidate WithIntegers(Stencil stencil, SumFacts facts, Arithmetic arithmetic)
    {
        if (Lane.Integers.Where(lane => lane.Bits <= arithmetic.Lane.Bits && CanLoad(lane) && MostColumns(lane) > 0)
            .OrderBy(lane => lane.Bits).ThenByDescending(MostColumns).FirstOrDefault() is not { } narrow)
            return Candidate.Decline("the sum of a column does not fit the lane");
        var most = MostColumns(narrow);
        var window = BoxWindow.Of(stencil.Rows, stencil.Columns, subtracts: true, most > stencil.Columns ? stencil.Columns : (int)most);
        return Propose(stencil, facts, arithmetic, window, Down(stencil, narrow, Rational.One), facts.Reduction.Taps[0] * arithmetic.Scale);

        // The sum's lane must load the column sums: a 16-bit one only its own kind.
        bool CanLoad(Lane lane) => lane == arithmetic.Lane || arithmetic.Lane.Bits == 32 && stencil.Source == ElementType.Byte;

        BigInteger MostColumns(Lane lane)
        {
            var greatest = stencil.Rows * BigInteger.Max(stencil.Source.Greatest, -stencil.Source.Least);
            return lane.Holds(new Interval(stencil.Rows * stencil.Source.Least, stencil.Rows * stencil.Source.Greatest)) ? lane.Greatest / greatest : 0;
        }
    }

    /// <summary>The sum is scaled by a power of two on the way, so that it cannot overflow where the mean does not.</summary>
    private static Candidate WithFloats(Stencil stencil, SumFacts facts, Arithmetic arithmetic)
    {
        var window = BoxWindow.Of(stencil.Rows, stencil.Columns, subtracts: false, stencil.Columns);
        Rational power = BigInteger.One << Rational.BitLength(new BigInteger(stencil.Rows) * stencil.Columns - 1);
        return Propose(stencil, facts, arithmetic, window, Down(stencil, arithmetic.Lane, Rational.One / power), facts.Reduction.Taps[0] * power);
    }

    private static Candidate Propose(Stencil stencil, SumFacts facts, Arithmetic arithmetic, BoxWindow window, Pass down, Rational coefficient)
    {
        var across = Across(stencil, facts, arithmetic, down, coefficient);
        return Candidate.Propose(
            target => Cost(down, across, window, target),
            target => new RunningBoxBody(target, down, across, window) { Why = arithmetic.Why });
    }

    /// <summary>The pass along the row of sums of columns.</summary>
    public static Pass Across(Stencil stencil, SumFacts facts, Arithmetic arithmetic, Pass down, Rational coefficient) => new(
        arithmetic.Lane, down.Output, stencil.Destination.Name,
        Enumerable.Range(0, stencil.Columns).Select(column => new Tap(0, column, coefficient)).ToEquatableArray(), stencil.ColumnStep)
    {
        ReadsSums = true,
        Bias = facts.Reduction.Offset * arithmetic.Scale,
        Finish = arithmetic.Finish,
    };

    /// <summary>The pass down the columns.</summary>
    public static Pass Down(Stencil stencil, Lane lane, Rational scale) => new(
        lane, stencil.Source.Name, lane.Element,
        Enumerable.Range(0, stencil.Rows).Select(row => new Tap(row, 0, scale)).ToEquatableArray(), stencil.ColumnStep)
    {
        WritesSums = true,
        Margin = (stencil.Columns - 1) * stencil.ColumnStep,
    };

    /// <summary>The pass with a greater bias; what the finish would add first is added with it.</summary>
    public static Pass WithBias(Pass pass, Rational more)
    {
        if (pass.Finish.Count == 0 || pass.Finish[0].Value is not OperatorExpression { Operator: Operator.Add } sum
            || sum.Operands[0] != Finish.Sum || sum.Operands[1] is not Constant constant) return pass with { Bias = pass.Bias + more };
        return pass with { Bias = pass.Bias + more + constant.Value, Finish = pass.Finish.Skip(1).ToEquatableArray() };
    }

    /// <summary>Down the columns what enters and what leaves, along the row a few additions, whatever the window.</summary>
    public static double Cost(Pass down, Pass across, BoxWindow window, Target target)
    {
        var parts = window.Parts().Count();
        var columns = window.Subtracts ? CarriedColumns : GroupedColumns;
        var levels = window.Operations - parts;
        var last = parts * (across.Lane == down.Lane ? 1 : target.Costs.ConvertingLoad) + across.Finish.Count + 2;
        return (double)(columns + levels) / target.Lanes(down.Lane) + last / target.Lanes(across.Lane);
    }
}
