using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Bodies;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Kernels.Planning.Algorithms;

/// <summary>
/// Dense kernels of floats, tile by tile: the sums of a few rows and vectors stay in registers while the columns of taps pass by, in a loop.
/// A column's coefficients are fetched once for all of them, and each row of the picture feeds every sum whose window covers it.
/// </summary>
internal sealed class ColumnOuter : SumAlgorithm
{
    /// <summary>Taps of a table.</summary>
    private const int MostTaps = 4096;

    public override string Name => "column outer";

    protected override Candidate Try(Subject subject, SumFacts facts)
    {
        var (stencil, arithmetic) = (subject.Stencil, subject.Arithmetic);
        if (arithmetic.Lane.IsInteger) return Candidate.Decline("sums are integers");
        if (arithmetic.Estimate is not null) return Candidate.Decline("an estimate needs the registers for its rounding");
        if (stencil.Stride != stencil.Dilation) return Candidate.Decline("neighboring output rows share no rows of the picture");
        if (facts.NonZeroTaps <= RowSums.FewTaps)      // blocks are written out whole, and pass each row of the picture once
            return Candidate.Decline($"the registers hold the coefficients of {facts.NonZeroTaps} taps");
        if (facts.NonZeroTaps > MostTaps)
            return Candidate.Decline($"{facts.NonZeroTaps} taps are more than the {MostTaps} of a table");
        var pass = subject.Pass;
        var basis = subject.Basis;
        if (!basis.IsDense) return Candidate.Decline("rows of taps are multiples of few, or single taps");
        if (!TileBody.Fits(basis)) return Candidate.Decline("too many columns have taps in other rows than their neighbors");
        return Candidate.Propose(target => TileBody.Cost(pass, target), target => new TileBody(target, pass, basis) { Why = arithmetic.Why });
    }
}
