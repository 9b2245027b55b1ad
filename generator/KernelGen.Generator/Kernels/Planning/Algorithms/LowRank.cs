using System.Linq;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Planning.Algorithms;

/// <summary>
/// A kernel of low rank is a sum of few separable ones: rows of the picture are multiplied with as many rows of taps as the rank, and
/// all tap rows are made of these products.
/// </summary>
internal sealed class LowRank : SumAlgorithm
{
    public override string Name => "low rank";

    protected override Answer Try(Stencil stencil, SumFacts facts, Arithmetic arithmetic)
    {
        if (stencil.Stride != stencil.Dilation) return Answer.Decline("neighbouring output rows share no rows of the picture");
        if (arithmetic.Estimate is not null) return Answer.Decline("an estimate sums the taps as they are");
        if (!arithmetic.Lane.IsInteger && stencil.Destination.IsInteger)
            return Answer.Decline("floats hold the sums of the taps as they are, and no others");
        if (facts.NonZeroTaps > Direct.UnrollBudget) return Answer.Decline($"{facts.NonZeroTaps} taps are more than the {Direct.UnrollBudget} that are written out");
        var pass = WholePass.Of(stencil, facts, arithmetic, isLooped: false);
        if (facts.RowSpace is not { } space) return Answer.Decline("the kernel is too large to look for its rank");
        var rows = Walk.RowsOf(pass.Taps);
        if (space.Rank < 2 || space.Rank >= Walk.Of(pass.Taps, arithmetic.Lane.IsInteger).Basis.Count)
            return Answer.Decline($"the rank is {space.Rank}: as many rows of taps differ by more than a factor");
        if (arithmetic.Lane.IsInteger && space.Factors.Any(factors => factors.Any(factor => !factor.IsInteger)))
            return Answer.Decline("the rows are made of fractions of each other");
        if (!arithmetic.Lane.IsInteger && Inflates(stencil, facts, space)) return Answer.Decline("products would be greater than the taps', and their errors with them");

        var basis = space.Basis.Select(number => Enumerable.Range(0, stencil.Columns).Select(column => new ColumnTap(column, facts.Reduction.Taps[number, column] * arithmetic.Scale)));
        var uses = Enumerable.Range(rows.First, rows.Rows.Count).Select(row =>
            space.Factors[row].Select((factor, index) => new RowUse(index, factor)).Where(use => !use.Factor.IsZero));
        return Direct.Plan(Name, stencil, facts, arithmetic, pass, Walk.Of(rows.First, basis, uses));
    }

    /// <summary>
    /// A tap that is a sum Σ factor·basis carries errors relative to Σ |factor·basis|, for the steps along and down; they must stay
    /// within those that summing the taps is allowed. A zero tap must not be read at all. A mean must be one on the way, too, or it might be infinite there.
    /// </summary>
    private static bool Inflates(Stencil stencil, SumFacts facts, RowSpace space)
    {
        var (steps, allowed) = ((Rational)(stencil.Columns + 2 * space.Rank), (Rational)(facts.Reduction.Taps.Count(tap => !tap.IsZero) + 2));
        var total = Rational.Zero;
        for (var row = 0; row < stencil.Rows; row++)
            for (var column = 0; column < stencil.Columns; column++)
            {
                var sum = Enumerable.Range(0, space.Rank)
                    .Aggregate(Rational.Zero, (total, index) => total + (space.Factors[row][index] * facts.Reduction.Taps[space.Basis[index], column]).Magnitude);
                if (sum * steps > facts.Reduction.Taps[row, column].Magnitude * allowed) return true;
                total += sum;
            }
        var own = facts.Reduction.Taps.Aggregate(Rational.Zero, (all, tap) => all + tap.Magnitude);
        return !stencil.Source.IsInteger && own <= 1 && total > own && total > new Rational(99, 100);
    }
}
