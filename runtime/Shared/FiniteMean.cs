using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace KernelGen.Shared;

/// <summary>
/// Keeps means of finite floats finite. The greatest float M is 2^p − 1 units, and 2^p − ½ rounds to infinity: weights that sum to one leave rounding errors no
/// room. They are made smaller by as much as the errors can come to; that is within the error that any sum of floats is allowed.
/// </summary>
/// <remarks>
/// Errors are counted in half units, that is 2^−(p+1) of M, where p is the precision: 24 bits or 53. Sums are monotone in every pixel, so that
/// the picture of nothing but M is the worst, or that of −M. Weights that are integers over a power of two, with a sum of at most p bits, need nothing: there every
/// partial sum of weights P is a float; what is computed for it is less than P·2^p by at least P, which is more than half a unit of it, and so is what it is rounded to.
/// </remarks>
internal static class FiniteMean
{
    /// <summary>Half units for the rounding of coefficients to floats and for that of products, where they are not fused with sums.</summary>
    private const int OfProducts = 4;

    /// <summary>Half units for a sum that is exact in this sense, then multiplied by one coefficient.</summary>
    public const int OfOneProduct = 2;

    /// <summary>The half units that a sum can err by, in any order; 0 where none is added.</summary>
    /// <param name="coefficients">Those that are not zero.</param>
    /// <param name="precision">Bits of a float.</param>
    /// <param name="isLast">The result; what is multiplied again may lie where a unit is twice as much of it.</param>
    /// <param name="isFirst">Pixels are summed, or exact sums of them, and not what is rounded already.</param>
    public static int Errors(IReadOnlyCollection<Rational> coefficients, int precision, bool isLast, bool isFirst = true) =>
        isFirst && IsExact(coefficients, precision) ? 0
        : Additions(coefficients, precision) * (isLast ? 1 : 2) + (coefficients.All(IsPowerOfTwo) ? 0 : OfProducts);

    /// <summary>What rounding can add to a sum of weights that is multiplied again, relative to it.</summary>
    /// <param name="coefficients">Those that are not zero.</param>
    /// <param name="precision">Bits of a float.</param>
    public static Rational Margin(IReadOnlyCollection<Rational> coefficients, int precision) =>
        Errors(coefficients, precision, isLast: false) * Half(precision);

    /// <summary>What all taps must be multiplied with.</summary>
    /// <param name="taps">All taps.</param>
    /// <param name="errors">The half units that the computation can err by.</param>
    /// <param name="precision">Bits of a float.</param>
    public static Rational Scale(IEnumerable<Rational> taps, int errors, int precision) => Scale(Sum(taps), errors, precision);

    /// <summary>What all taps must be multiplied with.</summary>
    /// <param name="sum">The sum of the magnitudes of all taps.</param>
    /// <param name="errors">The half units that the computation can err by.</param>
    /// <param name="precision">Bits of a float.</param>
    public static Rational Scale(Rational sum, int errors, int precision)
    {
        var limit = 1 - errors * Half(precision);
        return sum <= limit || sum > 1 + Half(precision) ? Rational.One : limit / sum;
    }

    /// <summary>Half units of additions: one each, and no more than what is added, for the sum before it is a float, too.</summary>
    private static int Additions(IReadOnlyCollection<Rational> coefficients, int precision)
    {
        var least = Sum(coefficients) * Half(precision);
        var (small, count) = (new List<Rational>(), 0);
        foreach (var coefficient in coefficients)
        {
            if (coefficient.Magnitude >= least) count++;
            else small.Add(coefficient);
        }
        return count - 1 + (int)(Sum(small) / least).Floor() + (small.Any(static coefficient => !coefficient.IsZero) ? 1 : 0);
    }

    /// <summary>Whether every partial sum of the magnitudes is a float: integers over a power of two, together of no more bits than a float has.</summary>
    private static bool IsExact(IReadOnlyCollection<Rational> coefficients, int precision)
    {
        var denominator = coefficients.Aggregate(BigInteger.One, static (greatest, coefficient) => BigInteger.Max(greatest, coefficient.Denominator));
        return coefficients.All(static coefficient => coefficient.Denominator.IsPowerOfTwo) && IsExact(Sum(coefficients), denominator, precision);
    }

    /// <summary>Whether every partial sum of the magnitudes is a float.</summary>
    /// <param name="sum">The sum of the magnitudes of all coefficients.</param>
    /// <param name="denominator">The common denominator of all coefficients.</param>
    /// <param name="precision">Bits of a float.</param>
    public static bool IsExact(Rational sum, BigInteger denominator, int precision) =>
        denominator.IsPowerOfTwo && (sum * denominator).Numerator <= BigInteger.One << precision;

    /// <summary>Products with it are not rounded.</summary>
    private static bool IsPowerOfTwo(Rational coefficient) =>
        coefficient.Magnitude.Numerator.IsPowerOfTwo && coefficient.Denominator.IsPowerOfTwo;

    private static Rational Half(int precision) => new(BigInteger.One, BigInteger.One << (precision + 1));

    private static Rational Sum(IEnumerable<Rational> numbers) => Rational.SumOfMagnitudes(numbers);
}
