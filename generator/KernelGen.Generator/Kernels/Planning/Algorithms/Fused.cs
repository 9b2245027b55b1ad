using System.Linq;
using System.Numerics;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Bodies;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Kernels.Planning.Algorithms;

/// <summary>
/// Down the columns and along the row in one pass: the column sums of a few output rows stay in registers, where a shift makes of
/// one vector and the one before it what every tap of the row asks for.
/// </summary>
internal sealed class Fused : SumAlgorithm
{
    public override string Name => "fused separable";

    protected override Candidate Try(Subject subject, SumFacts facts)
    {
        var (stencil, arithmetic) = (subject.Stencil, subject.Arithmetic);
        if (facts.Factors is not { } factors) return Candidate.Decline("the kernel's rank is not 1");
        if (factors.Column.Count(weight => !weight.IsZero) == 1 || factors.Row.Count(weight => !weight.IsZero) == 1)
            return Candidate.Decline("one row or column of taps needs one pass");
        if (arithmetic.Estimate is not null) return Candidate.Decline("an estimate sums the taps as they are");
        if (stencil.Stride != stencil.Dilation) return Candidate.Decline("neighboring output rows share no rows of the picture");
        if (stencil.Source.Name != arithmetic.Lane.Element || arithmetic.Lane.IsInteger) return Candidate.Decline("pixels that are widened are cheaper to load than to shift");

        if (facts.NonZeroTaps > Arithmetic.MostProducts) return Candidate.Decline("the registers do not hold the column sums of several rows");

        return new Candidate(target =>
        {
            if (!target.Has(Can.Shifts)) return Answer<Body>.Decline("the vectors are too short to shift what lies beside them");
            var body = Split(subject, factors, target);
            if (!Scales.AreNormal(body.Down, body.Along.Select(tap => tap.Coefficient)))
                return Answer<Body>.Decline("a factor is no normal float");
            if (!body.Fits) return Answer<Body>.Decline("the registers do not hold the column sums of several rows");
            return Answer<Body>.Propose(body.Cost, () => body);
        });
    }

    /// <summary>
    /// The factors of the column and the taps of the row. So much goes into the column that the least tap of the row is 1, which takes no
    /// multiplication; then no sum on the way is greater than the sum of all taps' magnitudes times their pixels. Where all taps of the row are
    /// equal, sums stay exact up to the product with them: only powers of two go into the column.
    /// </summary>
    private static FusedBody Split(Subject subject, Factors factors, Target target)
    {
        var (pass, arithmetic) = (subject.Pass, subject.Arithmetic);
        var (first, rows) = RowBasis.RowsOf(pass.Taps);
        var scale = factors.Scale * arithmetic.Scale;
        var magnitudes = factors.Row.Where(weight => !weight.IsZero).Select(BigInteger.Abs).ToArray();
        var least = (scale * magnitudes.Min()).Magnitude;
        var unit = magnitudes.All(magnitude => magnitude == magnitudes[0]) ? Scales.PowerBelow(least) : least;
        return new FusedBody(
            target,
            pass,
            RowEnds.Of(subject.Stencil) is { } ends && (ends.AreNear || target.Registers.HoldFarEnds) ? ends : null,
            first,
            Enumerable.Range(first, rows.Count).Select(row => factors.Column[row] * unit).ToEquatableArray(),
            factors.Row.Select((weight, column) => new ColumnTap(column, weight * scale / unit)).Where(tap => !tap.Coefficient.IsZero).ToEquatableArray())
        {
            Why = arithmetic.Why,
        };
    }
}
