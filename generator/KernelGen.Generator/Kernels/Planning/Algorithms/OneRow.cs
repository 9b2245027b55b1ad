using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Bodies;
using KernelGen.Generator.Kernels.Meaning;
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

    protected override Answer<Body> Try(Stencil stencil, SumFacts facts, Arithmetic arithmetic, Target target)
    {
        if (facts.NonZeroRows != 1) return Answer<Body>.Decline("there are several rows of taps");
        var pass = WholePass.Of(stencil, facts, arithmetic);
        var basis = RowBasis.Of(pass.Taps, arithmetic.Lane.IsInteger);
        var stride = Direct.TakesStride(stencil, facts, arithmetic) ? stencil.Stride : 1;
        var sums = new RowSums(pass, basis, stride > 1 ? null : PairProducts.Of(stencil, pass, basis), stride)
        {
            Ends = arithmetic.Estimate is null ? RowEnds.Of(stencil) : null,     // a second look reads copies
        };
        if (facts.NonZeroTaps <= MostWritten(sums, target))
            return Answer<Body>.Propose(sums.Cost(target.Costs), () => OneRowBody.Of(target, sums, arithmetic));
        return target.IsScalar
            ? WholePass.RowByRow(pass, arithmetic, target, isLooped: true)
            : Answer<Body>.Propose(TapGroupsBody.Cost(pass, target), () => new TapGroupsBody(target, pass) { Why = arithmetic.Why, Estimate = arithmetic.Estimate });
    }

    /// <summary>Taps that are written out: as many as the registers hold the coefficients of, where a loop would be better for more.</summary>
    private static int MostWritten(RowSums sums, Target target) =>
        target.IsScalar || sums.Stride > 1 || OneRowBody.HasPairs(target, sums) ? JitBudget.TapsOfPass : target.Registers.RowTaps;
}
