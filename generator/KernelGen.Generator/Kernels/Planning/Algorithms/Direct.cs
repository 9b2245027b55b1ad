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
        var pass = subject.Pass;
        var strides = TakesStride(stencil, facts, arithmetic);
        if (stencil.Stride != stencil.Dilation && !strides)      // neighboring output rows share no rows of the picture
            return WholePass.RowByRow(pass, arithmetic, isLooped: false);
        var basis = subject.Basis;
        return Propose(stencil, arithmetic, strides
            ? new RowSums(pass, basis, null, stencil.Stride)
            : new RowSums(pass, basis, PairProducts.Of(stencil, pass, basis), Stride: 1));
    }

    /// <summary>One pass as products along rows and sums down.</summary>
    public static Candidate Propose(Stencil stencil, Arithmetic arithmetic, RowSums sums)
    {
        if (sums.Basis.Rows > MostRows)
            return Candidate.Decline($"{sums.Basis.Rows} rows of waiting sums are more than the registers hold");
        var complete = sums with
        {
            Why = arithmetic.Why,
            Estimate = arithmetic.Estimate,
            Ends = arithmetic.Estimate is null ? RowEnds.Of(stencil) : null,     // a second look reads copies
        };
        return Candidate.Propose(sums.Cost, complete.On);
    }

    /// <summary>Every second element of two vectors of floats is one permutation.</summary>
    private static bool TakesStride(Stencil stencil, SumFacts facts, Arithmetic arithmetic) =>
        stencil is { Stride: 2, Dilation: 1, Channels: 1, Columns: > 1, Rows: <= 7 } && facts.NonZeroTaps > 0
        && !arithmetic.Lane.IsInteger && stencil.Source.Name == arithmetic.Lane.Element && stencil.Destination == stencil.Source;
}
