using System.Linq;
using System.Numerics;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Bodies;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Planning.Algorithms;

/// <summary>Down the columns into a row of sums, then along that row: rows + columns taps instead of rows × columns.</summary>
internal sealed class Separable : SumAlgorithm
{
    public override string Name => "separable";

    protected override Candidate Try(Subject subject, SumFacts facts)
    {
        var (stencil, arithmetic) = (subject.Stencil, subject.Arithmetic);
        if (facts.Factors is not { } factors) return Candidate.Decline("the kernel's rank is not 1");
        if (stencil.Rows == 1 || stencil.Columns == 1) return Candidate.Decline("one row or column of taps needs one pass");
        if (!stencil.Destination.IsInteger && !AreNormal(facts, factors, arithmetic.Lane))
            return Candidate.Decline("a factor is no normal float");

        // The scale stays with the row of taps: the column is integers, so that its sums stay narrow, or of sum at most 1.
        var column = factors.Column.Select(weight => (Rational)weight).ToArray();
        var normal = arithmetic.Lane.IsInteger ? Rational.One : Scales.Normal(column);
        var row = factors.Row.Select(weight => weight * factors.Scale * normal * arithmetic.Scale).ToArray();
        var lane = arithmetic.Lane.IsInteger ? ColumnLane(stencil, factors, arithmetic) : arithmetic.Lane;
        var down = new Pass(lane, stencil.Source.Name, lane.Element, Taps(column.Select(weight => weight / normal).ToArray(), vertical: true), stencil.ColumnStep)
        {
            WritesSums = true,
            Margin = (stencil.Columns - 1) * stencil.ColumnStep,
        };
        var across = new Pass(arithmetic.Lane, lane.Element, stencil.Destination.Name, Taps(row, vertical: false), stencil.ColumnStep)
        {
            ReadsSums = true,
            Bias = facts.Reduction.Offset * arithmetic.Scale,
            Finish = arithmetic.Finish,
        };
        var rows = new[] { down, across }.Select(pass => new RowPass(pass, IsLooped: pass.Taps.Count > JitBudget.TapsOfPass)).ToArray();
        return Candidate.Propose(
            target => RowByRowBody.Cost(rows, target) + arithmetic.EstimateCost(target),
            target => new RowByRowBody(target, rows) { RowEnds = RowEnds.Of(stencil), Why = arithmetic.Why, Estimate = arithmetic.Estimate });
    }

    /// <summary>Where the taps could be written out, their factors are held against them; a table of more is worth much.</summary>
    private static bool AreNormal(SumFacts facts, Factors factors, Lane lane) =>
        Scales.AreNormal(factors.Column.Concat(factors.Row).Select(weight => (Rational)weight), [factors.Scale])
        || facts.NonZeroTaps > JitBudget.Taps && Scales.FitTwoPasses(factors, lane);

    private static EquatableArray<Tap> Taps(Rational[] weights, bool vertical) =>
        Enumerable.Range(0, weights.Length)
            .Where(index => !weights[index].IsZero)
            .Select(index => vertical ? new Tap(index, 0, weights[index]) : new Tap(0, index, weights[index]))
            .ToEquatableArray();

    /// <summary>The narrowest lane for the column's sums that the row's lane can load.</summary>
    private static Lane ColumnLane(Stencil stencil, Factors factors, Arithmetic arithmetic)
    {
        var form = new IntegerForm(factors.Column, BigInteger.Zero, BigInteger.One);
        var (low, high) = form.Range(stencil.Source.Least, stencil.Source.Greatest);
        var narrow = stencil.Source == ElementType.Byte
            ? Lane.Integers.FirstOrDefault(lane => lane.Holds(new Interval(low, high)) && lane.Bits <= arithmetic.Lane.Bits)
            : null;
        // A 16-bit row can only load its own kind.
        return narrow is not null && (arithmetic.Lane.Bits == 32 || narrow == arithmetic.Lane) ? narrow : arithmetic.Lane;
    }
}
