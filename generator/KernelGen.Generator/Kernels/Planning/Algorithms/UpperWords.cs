using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Bodies;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Kernels.Planning.Algorithms;

/// <summary>
/// 16-bit pixels multiplied two at a time, as <see cref="Direct"/> does, by taps over 2^16: the upper words of the sums are the results.
/// The sums may wrap around 32 bits, as no more is asked of them.
/// </summary>
internal sealed class UpperWords : SumAlgorithm
{
    private const int FractionBits = 16;

    public override string Name => "upper words";

    protected override Candidate Try(Subject subject, SumFacts facts)
    {
        var stencil = subject.Stencil;
        if (stencil.Source != ElementType.Short && stencil.Source != ElementType.UShort) return Candidate.NotMine;
        if (stencil.Destination != stencil.Source) return Candidate.NotMine;
        if (stencil.Stride != stencil.Dilation) return Candidate.Decline("neighboring output rows share no rows of the picture");
        if (facts.NonZeroRows == 1) return Candidate.Decline("one row of taps has nothing to add down");
        if (facts.NonZeroTaps > JitBudget.Taps)
            return Candidate.Decline($"{facts.NonZeroTaps} taps are more than the {JitBudget.Taps} that are written out");
        if (WordResults.OfUpperWords(facts, FractionBits, stencil.Destination.Least, stencil.Destination.Greatest) is not { } results)
            return Candidate.Decline("results saturate, or are no sums over a power of two up to 2^16");

        var denominator = facts.Integers.Denominator;
        var why = $"sums lie in {facts.Sums} over {denominator}: the upper words of 32 bits are the results";
        var arithmetic = new Arithmetic(Lane.Int32, denominator, EquatableArray<Assignment>.Empty, null, why);
        var basis = RowBasis.Of(WholePass.Of(stencil, facts, arithmetic).Taps, integers: true).WithBasis(results.Scale);
        var pass = WholePass.Of(stencil, facts, arithmetic with { Scale = denominator * results.Scale });
        pass = pass with { Bias = WordResults.Wrapped(results.Bias) };
        if (PairProducts.Of(stencil, pass, basis) is not { } pairs)
            return Candidate.Decline("no signed words of one channel, next to each other");
        return Direct.Propose(stencil, arithmetic, new RowSums(pass, basis, pairs with { Results = results }, Stride: 1)).WithPairs();
    }
}
