using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Bodies;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Kernels.Planning.Algorithms;

/// <summary>
/// One row of taps, as signals have, and more of them than a block of rows is written out for: output rows share nothing, so each is
/// computed by itself. Many taps go in groups that share the vectors they load.
/// </summary>
internal sealed class OneRow : SumAlgorithm
{
    public override string Name => "one row";

    protected override Candidate Try(Subject subject, SumFacts facts)
    {
        if (facts.NonZeroRows != 1) return Candidate.Decline("there are several rows of taps");
        var sums = Direct.SumsOf(subject, facts);
        if (Direct.TakesBlocks(subject, sums) && facts.NonZeroTaps <= MostWritten(sums))
            return Candidate.Decline("few taps are written out for blocks of rows too");
        return new Candidate(target => On(target, subject, sums));
    }

    private static Answer<Body> On(Target target, Subject subject, RowSums sums)
    {
        var (pass, arithmetic) = (subject.Pass, subject.Arithmetic);
        var most = target.IsScalar || OneRowBody.HasPairs(target, sums) ? JitBudget.TapsOfPass : RowSums.FewTaps;
        if (pass.Taps.Count <= most) return Answer<Body>.Propose(sums.Cost(target), () => OneRowBody.Of(target, sums));
        return target.IsScalar
            ? WholePass.RowByRow(pass, arithmetic, isLooped: true).On(target)
            : Answer<Body>.Propose(TapGroupsBody.Cost(pass, target), () => new TapGroupsBody(target, pass) { Why = arithmetic.Why, Estimate = arithmetic.Estimate });
    }

    /// <summary>Taps that no machine with the widest vectors takes in groups: then none does, or floats would be summed in two orders.</summary>
    private static int MostWritten(RowSums sums) =>
        sums.Stride > 1 ? JitBudget.Taps : sums.Pairs is not null ? JitBudget.TapsOfPass : RowSums.FewTaps;
}
