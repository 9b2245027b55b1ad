using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Bodies;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Machine;

namespace KernelGen.Generator.Kernels.Planning.Algorithms;

/// <summary>
/// Every tap written out, walking down strips of columns: a row of the picture is read once and feeds all the outputs whose
/// windows cover it. Bytes with small integer taps are multiplied two at a time.
/// </summary>
internal sealed class Direct : SumAlgorithm
{
    /// <summary>Rows of taps: the sums that wait for the last of them must fit the registers.</summary>
    private const int MostRows = 24;

    public override string Name => "direct";

    protected override Candidate Try(Subject subject, SumFacts facts)
    {
        var (stencil, arithmetic) = (subject.Stencil, subject.Arithmetic);
        if (facts.NonZeroTaps > JitBudget.Taps)
            return Candidate.Decline($"{facts.NonZeroTaps} taps are more than the {JitBudget.Taps} that are written out");
        var sums = SumsOf(subject, facts);
        if (facts.NonZeroRows == 1 && !TakesBlocks(subject, sums)) return Candidate.Decline("one row of taps has no sums that wait");
        if (!SharesRows(stencil, sums)) return WholePass.RowByRow(subject.Pass, arithmetic, isLooped: false);
        return Propose(stencil, arithmetic, sums);
    }

    /// <summary>One pass as products along rows and sums down.</summary>
    public static Candidate Propose(Stencil stencil, Arithmetic arithmetic, RowSums sums)
    {
        if (sums.Basis.Rows > MostRows)
            return Candidate.Decline($"{sums.Basis.Rows} rows of waiting sums are more than the registers hold");
        return Candidate.Propose(target => sums.Cost(target) + arithmetic.EstimateCost(target), Complete(stencil, arithmetic, sums).On);
    }

    /// <summary>The taps as they are, which take the stride where that is cheap.</summary>
    public static RowSums SumsOf(Subject subject, SumFacts facts)
    {
        var (stencil, pass, basis) = (subject.Stencil, subject.Pass, subject.Basis);
        var sums = TakesStride(stencil, facts, subject.Arithmetic)
            ? new RowSums(pass, basis, null, stencil.Stride)
            : new RowSums(pass, basis, PairProducts.Of(stencil, pass, basis), Stride: 1);
        return Complete(stencil, subject.Arithmetic, sums);
    }

    /// <summary>Whether blocks of rows are written out for them.</summary>
    public static bool TakesBlocks(Subject subject, RowSums sums) => SharesRows(subject.Stencil, sums) && sums.BlockRows > 1;

    private static RowSums Complete(Stencil stencil, Arithmetic arithmetic, RowSums sums) => sums with
    {
        Why = arithmetic.Why,
        Estimate = arithmetic.Estimate,
        Ends = arithmetic.Estimate is null ? RowEnds.Of(stencil) : null,     // a second look reads copies
    };

    /// <summary>Neighboring output rows share rows of the picture, or could.</summary>
    private static bool SharesRows(Stencil stencil, RowSums sums) => stencil.Stride == stencil.Dilation || sums.Stride > 1;

    /// <summary>Whether a body takes the stride itself: every second element of two vectors of floats is one permutation.</summary>
    private static bool TakesStride(Stencil stencil, SumFacts facts, Arithmetic arithmetic) =>
        stencil is { Stride: 2, Dilation: 1, Channels: 1, Columns: > 1, Rows: <= 7 } && facts.NonZeroTaps > 0
        && !arithmetic.Lane.IsInteger && stencil.Source.Name == arithmetic.Lane.Element && stencil.Destination == stencil.Source;
}
