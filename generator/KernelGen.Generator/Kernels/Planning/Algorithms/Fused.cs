using System.Linq;
using System.Numerics;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Kernels.Planning.Algorithms;

/// <summary>
/// Down the columns and along the row in one pass: the column sums of a few output rows stay in registers, where a shift makes of
/// one vector and the one before it what every tap of the row asks for.
/// </summary>
internal sealed class Fused : SumAlgorithm
{
    public override string Name => "fused separable";

    protected override Answer Try(Stencil stencil, SumFacts facts, Arithmetic arithmetic)
    {
        if (facts.Factors is not { } factors) return Answer.Decline("the kernel's rank is not 1");
        if (factors.Column.Count(weight => !weight.IsZero) == 1 || factors.Row.Count(weight => !weight.IsZero) == 1)
            return Answer.Decline("one row or column of taps needs one pass");
        if (arithmetic.Estimate is not null) return Answer.Decline("an estimate sums the taps as they are");
        if (stencil.Stride != stencil.Dilation) return Answer.Decline("neighbouring output rows share no rows of the picture");
        if (stencil.Source.Name != arithmetic.Lane.Element || arithmetic.Lane.IsInteger) return Answer.Decline("pixels that are widened are cheaper to load than to shift");

        if (facts.NonZeroTaps > Arithmetic.MostProducts) return Answer.Decline("the registers do not hold the column sums of several rows");

        var pass = WholePass.Of(stencil, facts, arithmetic, isLooped: false);
        var fusion = Split(factors, pass, arithmetic);
        if (!Scales.AreNormal(fusion.Down, fusion.Along.Select(tap => tap.Coefficient)))
            return Answer.Decline("a factor is no normal float");
        if (!fusion.Fits(pass)) return Answer.Decline("the registers do not hold the column sums of several rows");
        pass = pass with { Fusion = fusion };
        return new Plan(Name, new[] { pass }.ToEquatableArray(), null, Costs.Of(pass), arithmetic.Why, default) { Ends = RowEnds.Of(stencil) };
    }

    /// <summary>
    /// The factors of the column and the taps of the row. As many powers of two go into the column as leave no tap of the row
    /// below 1; then no sum on the way is greater than the sum of all taps' magnitudes times their pixels.
    /// </summary>
    private static Fusion Split(Factors factors, Pass pass, Arithmetic arithmetic)
    {
        var (first, rows) = Walk.RowsOf(pass.Taps);
        var scale = factors.Scale * arithmetic.Scale;
        var power = Scales.PowerBelow((scale * factors.Row.Where(weight => !weight.IsZero).Min(BigInteger.Abs)).Magnitude);
        return new Fusion(
            first,
            Enumerable.Range(first, rows.Count).Select(row => factors.Column[row] * power).ToEquatableArray(),
            factors.Row.Select((weight, column) => new ColumnTap(column, weight * scale / power)).Where(tap => !tap.Coefficient.IsZero).ToEquatableArray());
    }
}
