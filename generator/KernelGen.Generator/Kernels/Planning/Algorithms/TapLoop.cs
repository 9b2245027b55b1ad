using KernelGen.Generator.Kernels.Analysis;

namespace KernelGen.Generator.Kernels.Planning.Algorithms;

/// <summary>A loop over rows of taps with several vectors of sums in registers: for kernels too large to write out.</summary>
internal sealed class TapLoop : SumAlgorithm
{
    public const string ShortName = "tap loop";

    public override string Name => ShortName;

    protected override Candidate Try(Subject subject, SumFacts facts)
    {
        var (stencil, arithmetic) = (subject.Stencil, subject.Arithmetic);
        if (facts.NonZeroTaps == 0) return Candidate.Decline("there are no taps to loop over");
        if (Arithmetic.TakesTwoPasses(stencil, facts))
            return Candidate.Decline($"{facts.NonZeroTaps} taps are the products of {stencil.Rows + stencil.Columns} numbers");
        return WholePass.RowByRow(subject.Pass, arithmetic, isLooped: true);
    }
}
