using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Planning;

/// <summary>How a stencil is computed: for sums the narrowest lane that is proved right, and what follows the sum.</summary>
/// <param name="Lane">The lane of the sum.</param>
/// <param name="Scale">Taps and bias are multiplied by this before they become lane constants (the denominator, or 1).</param>
/// <param name="Finish">What follows the sum.</param>
/// <param name="Estimate">Set when the sum is only an estimate.</param>
/// <param name="Why">The proof in one line.</param>
internal sealed record Arithmetic(Lane Lane, Rational Scale, EquatableArray<Assignment> Finish, Estimate? Estimate, string Why)
{
    /// <summary>An estimate in float is worth while as long as few vectors need a second look, in double.</summary>
    private const double LargestSingleError = 1.0 / 256;

    /// <summary>Taps of a product that are worth a table: with more, nothing but its column and its row is ever written.</summary>
    public const int MostProducts = KernelLimits.MostProductTaps;

    private const int StepsOfEstimates = 9;      // rounding, and finding what to compute again
    private const int StepsOfSingles = 3;        // two conversions and a division

    /// <summary>Vector operations per element that an estimate takes besides its sum.</summary>
    public double EstimateCost(Target target) => Estimate is null ? 0 : target.Costs.Estimate / target.Lanes(Lane);

    public static Arithmetic Choose(Stencil stencil, Facts facts) => facts switch
    {
        SumFacts sums => Choose(stencil, sums),
        _ => new Arithmetic(Lane.Of(stencil.Source.Name), Rational.One, default, null, $"exact in the elements' own type: {Lane.Of(stencil.Source.Name).Name} lanes"),
    };

    private static Arithmetic Choose(Stencil stencil, SumFacts facts)
    {
        if (!stencil.Destination.IsInteger) return FloatingPoint(stencil, facts);
        foreach (var lane in Candidates(stencil))
        {
            if (Planning.Finish.Steps(lane, facts.Sums, facts.Integers.Denominator, facts.Reduction.Rounding, facts.Reduction.Absolute, stencil.Destination) is not { } steps) continue;
            var exact = new Arithmetic(lane, facts.Integers.Denominator, steps, null, $"sums lie in {facts.Sums}: {lane.Name} lanes suffice");
            if (lane == Lane.Int32 && IsCheaperAs(facts, steps.Count, StepsOfSingles) && ExactSingles.Of(stencil, facts) is { } singles) return singles;
            return lane == Lane.Int32 && IsCheaperAs(facts, steps.Count, StepsOfEstimates) && Estimated(stencil, facts) is { } estimated && estimated.Lane == Lane.Single
                ? estimated
                : exact;
        }
        return ExactSingles.Of(stencil, facts) ?? Estimated(stencil, facts);
    }

    /// <summary>A 32-bit multiplication costs twice a fused multiply-add; then the steps that follow the sum.</summary>
    private static bool IsCheaperAs(SumFacts facts, int steps, int stepsOfSingles)
    {
        if (facts.Factors is not null) return false;       // few multiplications are left
        var multiplications = facts.Integers.Taps.Count(tap => !tap.IsZero && !BigInteger.Abs(tap).IsPowerOfTwo);
        return 2 * multiplications + steps > multiplications + stepsOfSingles;
    }

    /// <summary>Lanes that can load the source and store the destination, narrowest first.</summary>
    private static IEnumerable<Lane> Candidates(Stencil stencil) =>
        stencil.Source == ElementType.Byte && stencil.Destination != ElementType.Int ? Lane.Integers : [Lane.Int32];

    private static Arithmetic FloatingPoint(Stencil stencil, SumFacts facts)
    {
        var steps = facts.Reduction.Absolute ? new[] { new Assignment("sum", Planning.Finish.Sum.Abs()) } : [];
        var single = stencil.Destination == ElementType.Float && AreNormalSingles(facts)
            && (!TakesTwoPasses(stencil, facts) || Scales.FitTwoPasses(facts.Factors!, Lane.Single));
        var lane = single ? Lane.Single : Lane.Double;
        var why = single || stencil.Source == ElementType.Double
            ? $"any order of summation is within (taps + 2) units in the last place of {stencil.Destination.Name}"
            : "a coefficient is no normal float: Double lanes";
        return new Arithmetic(lane, Rational.One, steps.ToEquatableArray(), null, why);
    }

    /// <summary>A product of so many taps that they are never written: a column and a row are summed, one after the other.</summary>
    public static bool TakesTwoPasses(Stencil stencil, SumFacts facts) =>
        facts.Reduction.Taps.IsProduct && stencil is { Rows: > 1, Columns: > 1 } && facts.NonZeroTaps > MostProducts;

    private static bool AreNormalSingles(SumFacts facts)
    {
        var (least, greatest) = (new Rational(1, BigInteger.One << 126), (Rational)BigInteger.Pow(2, 127));
        return facts.Reduction.Taps.LeastMagnitude is { IsZero: true }
            || (facts.Reduction.Taps.LeastMagnitude >= least && facts.Reduction.Taps.GreatestMagnitude <= greatest);
    }

    private static Arithmetic Estimated(Stencil stencil, SumFacts facts)
    {
        // A coefficient and its product are each rounded once, relative to the product. The sum is rounded at every step, relative
        // to a partial sum; and any partial sum lies between what the negative and what the positive terms can give.
        var greatest = BigInteger.Max(stencil.Source.Greatest, -stencil.Source.Least);
        var (integers, isSigned) = (facts.IntegerTaps, stencil.Source.Least.Sign < 0);
        var products = Sum(integers.Magnitude);
        var partial = new[]
        {
            isSigned ? products : Sum(integers.Positive),
            isSigned ? products : Sum(integers.Negative),
        };
        var largest = (partial[0] > partial[1] ? partial[0] : partial[1]) + facts.Reduction.Offset.Magnitude + 1;
        var steps = facts.NonZeroTaps + facts.NonZeroRows + 4;
        var roundings = 1.01 * ((products * 3).ToDouble() + steps * largest.ToDouble());

        var single = stencil.Source == ElementType.Byte && roundings / (1 << 24) <= LargestSingleError && AreNormalSingles(facts);
        var lane = single ? Lane.Single : Lane.Double;
        var bound = roundings / (single ? 1 << 24 : 1L << 53);
        var second = single ? roundings / (1L << 53) : (double?)null;
        var estimate = new Estimate(bound, second, largest.ToDouble(), facts.Integers, facts.Reduction.Rounding, facts.Reduction.Absolute);
        return new Arithmetic(lane, Rational.One, default, estimate,
            $"sums lie in {facts.Sums} over {facts.Integers.Denominator}: {lane.Name} lanes within {Invariant.Short(bound)}, exact where that could matter");

        Rational Sum(BigInteger taps) => new(taps * greatest, facts.Integers.Denominator);
    }
}
