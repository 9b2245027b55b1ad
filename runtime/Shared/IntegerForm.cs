using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace KernelGen.Shared;

/// <summary>A stencil over one common denominator: result = (Σ Taps[n]·x[n] + Bias) / Denominator, all integers.</summary>
/// <param name="Taps">Integer coefficients, in the order of the rational ones.</param>
/// <param name="Bias">The offset times the denominator.</param>
/// <param name="Denominator">The least common denominator; positive.</param>
internal sealed record IntegerForm(IReadOnlyList<BigInteger> Taps, BigInteger Bias, BigInteger Denominator)
{
    /// <summary>Sums and denominators must stay below 2^126, so that rounding can double them within Int128.</summary>
    public const int MaximumBits = 126;

    /// <summary>Scales rational taps and offset (both already divided by the divisor where it applies) to integers.</summary>
    public static IntegerForm Of(IReadOnlyList<Rational> taps, Rational offset)
    {
        var denominator = offset.Denominator;
        foreach (var tap in taps)
            denominator = denominator / BigInteger.GreatestCommonDivisor(denominator, tap.Denominator) * tap.Denominator;
        return new IntegerForm(
            taps.Select(tap => tap.Numerator * (denominator / tap.Denominator)).ToArray(),
            offset.Numerator * (denominator / offset.Denominator),
            denominator);
    }

    /// <summary>The least and greatest sum that source values in [least, greatest] can give, bias included.</summary>
    public (BigInteger Low, BigInteger High) Range(BigInteger least, BigInteger greatest)
    {
        var (low, high) = (Bias, Bias);
        foreach (var tap in Taps)
        {
            low += tap * (tap.Sign > 0 ? least : greatest);
            high += tap * (tap.Sign > 0 ? greatest : least);
        }
        return (low, high);
    }

    /// <summary>Whether every sum over [least, greatest], every partial sum and the denominator stay below 2^126.</summary>
    public bool FitsInt128(BigInteger least, BigInteger greatest)
    {
        var limit = BigInteger.One << MaximumBits;
        var largest = BigInteger.Max(BigInteger.Abs(least), BigInteger.Abs(greatest));
        var sum = BigInteger.Abs(Bias);
        foreach (var tap in Taps) sum += BigInteger.Abs(tap) * largest;
        return sum < limit && Denominator < limit;
    }
}
