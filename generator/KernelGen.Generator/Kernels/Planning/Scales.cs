using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Machine;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Planning;

/// <summary>What to take out of proportional rows of coefficients, so that they become equal.</summary>
internal static class Scales
{
    /// <summary>Integers up to it are floats.</summary>
    private static readonly BigInteger ExactSum = BigInteger.One << 24;

    /// <summary>Dividing by it leaves coprime integers, the first of them positive.</summary>
    public static Rational Content(IEnumerable<Rational> coefficients)
    {
        var form = IntegerForm.Of(coefficients.ToArray(), Rational.Zero);
        var common = form.Taps.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        return new Rational(form.Taps.First(tap => !tap.IsZero).Sign < 0 ? -common : common, form.Denominator);
    }

    /// <summary>
    /// For floating point: dividing by it leaves coprime integers over a power of two, of sum at most 1. Sums of such products
    /// are exact for integer pixels and cannot overflow where the pixels do not. Where floats do not hold the sums and nothing is left
    /// for their rounding, it leaves a sum of 1 less the rounding errors: a Gaussian's column and row then have the same factors.
    /// </summary>
    public static Rational Normal(IEnumerable<Rational> coefficients)
    {
        var all = coefficients.ToArray();
        var content = Content(all);
        return content * Total(all.Select(coefficient => (coefficient / content).Magnitude).ToArray());
    }

    /// <summary>A power of two not above a magnitude that is not zero, and more than a quarter of it.</summary>
    public static Rational PowerBelow(Rational magnitude)
    {
        var exponent = Rational.BitLength(magnitude.Numerator) - Rational.BitLength(magnitude.Denominator) - 1;
        return exponent < 0 ? new Rational(BigInteger.One, BigInteger.One << -exponent) : BigInteger.One << exponent;
    }

    /// <summary>No factor is so great or small that products of floats with it could leave their range; zeros are no factors.</summary>
    public static bool AreNormal(params IEnumerable<Rational>[] factors) => AreWithin(100, factors);

    private static bool AreWithin(int exponent, params IEnumerable<Rational>[] factors)
    {
        var limit = (Rational)BigInteger.Pow(2, exponent);
        return factors.SelectMany(all => all).Where(factor => !factor.IsZero)
            .All(factor => factor.Magnitude <= limit && factor.Magnitude >= Rational.One / limit);
    }

    /// <summary>The weights of a pass down the columns, of sum at most 1, and of one along the row that takes the scale.</summary>
    public static (Rational[] Down, Rational[] Across) OfTwoPasses(Factors factors)
    {
        var column = factors.Column.Select(weight => (Rational)weight).ToArray();
        var normal = Normal(column);
        return (
            column.Select(weight => weight / normal).ToArray(),
            factors.Row.Select(weight => weight * factors.Scale * normal).ToArray());
    }

    /// <summary>
    /// Whether the weights of both passes are normal numbers of the lane, and so are their products with pixels of the picture.
    /// </summary>
    public static bool FitTwoPasses(Factors factors, Lane lane)
    {
        var (down, across) = OfTwoPasses(factors);
        return AreWithin(lane == Lane.Double ? KernelLimits.LargestFactorExponent : 100, down, across);
    }

    /// <summary>
    /// The least power of two not below the sum of integers; where their sums are rounded and could pass it, little more than the sum.
    /// </summary>
    private static Rational Total(Rational[] integers)
    {
        var sum = integers.Aggregate(Rational.Zero, (total, integer) => total + integer).Numerator;
        var power = BigInteger.One << Rational.BitLength(sum - 1);
        return sum <= ExactSum || sum + (sum >> 10) <= power ? power
            : sum / (Rational.One - FiniteMean.Margin(integers.Where(integer => !integer.IsZero).ToArray(), precision: 24));
    }
}
