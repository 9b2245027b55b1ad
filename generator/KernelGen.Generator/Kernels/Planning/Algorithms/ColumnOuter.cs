using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Bodies;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Kernels.Planning.Algorithms;

/// <summary>
/// Dense kernels of floats, tile by tile: the sums of a few rows and vectors stay in registers while the columns of taps pass by, in a loop.
/// A column's coefficients are fetched once for all of them, and each row of the picture feeds every sum whose window covers it.
/// </summary>
internal sealed class ColumnOuter : IAlgorithm
{
    /// <summary>Taps of a table.</summary>
    private const int MostTaps = 4096;

    public string Name => "column outer";

    public Answer<Body> Try(Stencil stencil, Facts facts, Arithmetic arithmetic, Target target)
    {
        if (arithmetic.Lane.IsInteger) return Answer<Body>.Decline("sums are integers");
        if (arithmetic.Estimate is not null) return Answer<Body>.Decline("an estimate needs the registers for its rounding");
        if (stencil.Stride != stencil.Dilation) return Answer<Body>.Decline("neighbouring output rows share no rows of the picture");
        if (facts.NonZeroTaps <= RowSums.FewTaps)      // blocks are written out whole, and pass each row of the picture once
            return Answer<Body>.Decline($"the registers hold the coefficients of {facts.NonZeroTaps} taps");
        if (facts.NonZeroTaps > MostTaps)
            return Answer<Body>.Decline($"{facts.NonZeroTaps} taps are more than the {MostTaps} of a table");
        var pass = WholePass.Of(stencil, arithmetic);
        var basis = RowBasis.Of(pass.Taps, integers: false);
        if (!basis.IsDense) return Answer<Body>.Decline("rows of taps are multiples of few, or single taps");
        if (!TileBody.Fits(basis)) return Answer<Body>.Decline("too many columns have taps in other rows than their neighbours");
        return Answer<Body>.Propose(TileBody.Cost(pass, target.Costs), () => new TileBody(target, pass, basis) { Why = arithmetic.Why });
    }
}
