using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Meaning;
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

    protected override Answer Try(Stencil stencil, SumFacts facts, Arithmetic arithmetic)
    {
        if (arithmetic.Lane.IsInteger) return Answer.Decline("sums are integers");
        if (arithmetic.Estimate is not null) return Answer.Decline("an estimate needs the registers for its rounding");
        if (stencil.Stride != stencil.Dilation) return Answer.Decline("neighbouring output rows share no rows of the picture");
        if (facts.NonZeroTaps <= RowBlock.FewTaps)      // blocks are written out whole, and pass each row of the picture once
            return Answer.Decline($"the registers hold the coefficients of {facts.NonZeroTaps} taps");
        if (facts.NonZeroTaps > MostTaps)
            return Answer.Decline($"{facts.NonZeroTaps} taps are more than the {MostTaps} of a table");
        var pass = WholePass.Of(stencil, facts, arithmetic, isLooped: false);
        pass = pass with { Walk = Walk.Of(pass.Taps, integers: false), IsTiled = true };
        if (!pass.Walk.IsDense) return Answer.Decline("rows of taps are multiples of few, or single taps");
        if (!Tile.Fits(pass.Walk)) return Answer.Decline("too many columns have taps in other rows than their neighbours");
        return new Plan(Name, new[] { pass }.ToEquatableArray(), null, Costs.Of(pass), arithmetic.Why, default);
    }
}
