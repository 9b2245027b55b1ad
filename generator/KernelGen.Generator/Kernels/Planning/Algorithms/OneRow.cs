using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Bodies;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Kernels.Planning.Algorithms;

/// <summary>
/// One row of taps, as signals have: output rows share nothing, so each is computed by itself, from the picture where it lies. Few taps are
/// written out; of many, those that are whole vectors apart share the vectors that are loaded.
/// </summary>
internal sealed class OneRow : SumAlgorithm
{
    public override string Name => "one row";

    protected override Candidate Try(Subject subject, SumFacts facts)
    {
        if (facts.NonZeroRows != 1) return Candidate.Decline("there are several rows of taps");
        var (stencil, arithmetic, pass) = (subject.Stencil, subject.Arithmetic, subject.Pass);
        var stride = Direct.TakesStride(stencil, facts, arithmetic) ? stencil.Stride : 1;
        var sums = new RowSums(pass, subject.Basis, stride > 1 ? null : PairProducts.Of(stencil, pass, subject.Basis), stride)
        {
            Ends = arithmetic.Estimate is null ? RowEnds.Of(stencil) : null,     // a second look reads copies
        };
        var looped = WholePass.RowByRow(pass, arithmetic, isLooped: true);
        return new Candidate(target =>
            facts.NonZeroTaps <= MostWritten(sums, target)
                ? Answer<Body>.Propose(sums.Cost(target), () => OneRowBody.Of(target, sums, arithmetic))
            : target.IsScalar ? looped.On(target)
            : Answer<Body>.Propose(
                TapGroupsBody.Cost(pass, target),
                () => new TapGroupsBody(target, pass) { Why = arithmetic.Why, Estimate = arithmetic.Estimate }));
    }

    /// <summary>Taps that are written out: as many as the registers hold the coefficients of, where a loop would be better for more.</summary>
    private static int MostWritten(RowSums sums, Target target) =>
        target.IsScalar || sums.Stride > 1 || OneRowBody.HasPairs(target, sums) ? JitBudget.TapsOfPass : target.Registers.RowTaps;
}
