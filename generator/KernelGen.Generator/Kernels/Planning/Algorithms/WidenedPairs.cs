using System.Linq;
using System.Numerics;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Bodies;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Planning.Algorithms;

/// <summary>
/// Bytes multiplied in pairs along the row, in 16 bits; down the columns in floats. These hold integers below 2^24 exactly, multiply
/// and add them in one operation, and the conversion back rounds ties to even.
/// </summary>
internal sealed class WidenedPairs : SumAlgorithm
{
    /// <summary>Rows of taps: four times as many sums, but for the last row's, wait in registers.</summary>
    private const int MostRows = 7;

    private static readonly BigInteger ExactFloats = BigInteger.One << 24;

    public override string Name => "widened pairs";

    protected override Candidate Try(Subject subject, SumFacts facts)
    {
        var (stencil, arithmetic) = (subject.Stencil, subject.Arithmetic);
        if (stencil.Source != ElementType.Byte || (stencil.Destination != ElementType.Byte && stencil.Destination != ElementType.Short)) return Candidate.Decline("not from bytes to bytes or shorts");
        if (stencil.Stride != stencil.Dilation) return Candidate.Decline("neighboring output rows share no rows of the picture");
        if (facts.NonZeroRows == 1) return Candidate.Decline("one row of taps has nothing to add down");
        if (facts.NonZeroTaps > JitBudget.Taps) return Candidate.Decline($"{facts.NonZeroTaps} taps are more than the {JitBudget.Taps} that are written out");
        if (facts.NonZeroTaps == 0 || facts.Reduction.Absolute) return Candidate.Decline("magnitudes, or no taps");
        var denominator = facts.Integers.Denominator;
        if (!denominator.IsPowerOfTwo || (facts.Reduction.Rounding != MidpointRounding.ToEven && !denominator.IsOne)) return Candidate.Decline("the conversion only rounds halves, quarters and so on to even");
        var largest = facts.IntegerTaps.LargestSum(byte.MaxValue);
        if (largest >= ExactFloats || denominator >= ExactFloats) return Candidate.Decline("sums need more than the 24 bits of a float");

        var exact = arithmetic with { Lane = Lane.Single, Scale = denominator, Finish = default, Estimate = null, Why = $"sums lie in {facts.Sums} over {denominator}: floats hold them exactly" };
        var pass = WholePass.Of(stencil, facts, exact);
        var basis = RowBasis.Of(pass.Taps, integers: true);
        if (basis.Rows > MostRows) return Candidate.Decline($"{basis.Rows} rows of waiting sums are more than the registers hold four times");
        if (!BytePairs.Fit(basis)) return Candidate.Decline("a row of taps does not fit signed bytes");
        if (Lane.Integers.FirstOrDefault(lane => lane.Bits == 16 && basis.Basis.All(row => Holds(lane, row))) is not { } pairLane) return Candidate.Decline("sums along a row need more than 16 bits");

        var scale = Rational.One / denominator;
        if (basis.IsBinomial) pass = pass with { Finish = new[] { new Assignment("sum", Finish.Sum * new Constant(scale), "exact: a power of two") }.ToEquatableArray() };
        else (basis, pass) = (basis.WithFactors(scale), pass with { Bias = pass.Bias * scale });
        return Direct.Propose(stencil, exact, new RowSums(pass, basis, PairProducts.Widened(pairLane, pass, basis), Stride: 1));
    }

    private static bool Holds(Lane lane, EquatableArray<ColumnTap> row) => lane.Holds(new Interval(
        row.Where(tap => tap.Coefficient.Sign < 0).Aggregate(BigInteger.Zero, (sum, tap) => sum + tap.Coefficient.Numerator * byte.MaxValue),
        row.Where(tap => tap.Coefficient.Sign > 0).Aggregate(BigInteger.Zero, (sum, tap) => sum + tap.Coefficient.Numerator * byte.MaxValue)));
}
