using System.Linq;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Bodies;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Machine;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Planning.Algorithms;

/// <summary>
/// A kernel of low rank is a sum of few separable ones: rows of the picture are multiplied with as many rows of taps as the rank, and
/// all tap rows are made of these products.
/// </summary>
internal sealed class LowRank : SumAlgorithm
{
    public override string Name => "low rank";

    protected override Candidate Try(Subject subject, SumFacts facts)
    {
        var (stencil, arithmetic) = (subject.Stencil, subject.Arithmetic);
        if (stencil.Stride != stencil.Dilation) return Candidate.Decline("neighboring output rows share no rows of the picture");
        if (arithmetic.Estimate is not null) return Candidate.Decline("an estimate sums the taps as they are");
        if (!arithmetic.Lane.IsInteger && stencil.Destination.IsInteger)
            return Candidate.Decline("floats hold the sums of the taps as they are, and no others");
        if (facts.NonZeroTaps > JitBudget.Taps) return Candidate.Decline($"{facts.NonZeroTaps} taps are more than the {JitBudget.Taps} that are written out");
        var pass = subject.Pass;
        if (facts.RowSpace is not { } space) return Candidate.Decline("the kernel is too large to look for its rank");
        var rows = RowBasis.RowsOf(pass.Taps);
        if (space.Rank < 2 || space.Rank >= subject.Basis.Basis.Count)
            return Candidate.Decline($"the rank is {space.Rank}: as many rows of taps differ by more than a factor");
        if (arithmetic.Lane.IsInteger && space.Factors.Any(factors => factors.Any(factor => !factor.IsInteger)))
            return Candidate.Decline("the rows are made of fractions of each other");
        if (!arithmetic.Lane.IsInteger && Inflates(stencil, facts, space)) return Candidate.Decline("products would be greater than the taps', and their errors with them");

        var basis = space.Basis.Select(number => Enumerable.Range(0, stencil.Columns).Select(column => new ColumnTap(column, facts.Reduction.Taps[number, column] * arithmetic.Scale)));
        var uses = Enumerable.Range(rows.First, rows.Rows.Count).Select(row =>
            space.Factors[row].Select((factor, index) => new RowUse(index, factor)).Where(use => !use.Factor.IsZero));
        var found = RowBasis.Of(rows.First, basis, uses);
        return Direct.Propose(stencil, arithmetic, new RowSums(pass, found, PairProducts.Of(stencil, pass, found), Stride: 1));
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
