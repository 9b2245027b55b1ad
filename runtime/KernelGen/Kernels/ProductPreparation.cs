using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using KernelGen.CompilerServices;
using KernelGen.Shared;

namespace KernelGen.Kernels;

/// <summary>Chooses the arithmetic for an outer product that is applied in two passes.</summary>
internal static class ProductPreparation
{
    private const int FewTaps = 48;                 // in one pass they take no longer

    /// <summary>Whether two passes are less work than one.</summary>
    public static bool IsWorthWhile(KernelWeights weights)
    {
        var taps = (long)weights.Rows * weights.Columns;
        return taps > FewTaps && (weights.IsBox || taps > weights.Rows + weights.Columns + 8);
    }

    /// <returns>Null where a factor by itself has no place among the numbers in which it is summed: one pass may do.</returns>
    /// <inheritdoc cref="KernelPreparation.For{TIn, TOut}"/>
    public static PreparedKernel<TIn, TOut>? For<TIn, TOut>(
        in StencilShape shape, KernelWeights weights, int? weightBits, KernelOptions options)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        var (column, row) = weights.Factors(weightBits);
        if (options.Flip) (column, row) = (Enumerable.Reverse(column).ToArray(), Enumerable.Reverse(row).ToArray());
        var offset = ShortestDecimal.Read(options.Offset);
        return typeof(TOut) == typeof(float) || typeof(TOut) == typeof(double)
            ? ForFloats<TIn, TOut>(shape, column, row, ShortestDecimal.Read(options.Divisor), offset, weights.IsBox, options.Absolute)
            : ForIntegers<TIn, TOut>(shape, column, row, offset, weights.IsBox, options);
    }

    private static PreparedFilter<TIn, TOut> ForIntegers<TIn, TOut>(
        in StencilShape shape, Rational[] column, Rational[] row, Rational offset, bool isBox, KernelOptions options)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        var (down, across, bias, denominator) = WholeNumbers(column, row, ShortestDecimal.Read(options.Divisor), offset);
        var (least, greatest) = IntegerRange.Of<TIn>();
        var largest = BigInteger.Abs(bias) + Magnitude(down) * Magnitude(across) * Math.Max(-least, greatest);
        var limit = BigInteger.One << IntegerForm.MaximumBits;
        if (largest >= limit || denominator >= limit) throw KernelPreparation.SumsAreTooLong(shape);
        if (largest >= Quotient.Limit || denominator >= Quotient.Limit)
        {
            return Filter<TIn, Int128, TOut, WideSums<TIn, TOut>>(
                shape, new((Int128)bias, (Int128)denominator, options.Rounding, options.Absolute),
                down.Select(static n => (Int128)n), across.Select(static n => (Int128)n), isBox);
        }
        var quotient = new Quotient((long)denominator, options.Rounding);
        return quotient.IsWhole ? ForSums<TIn, TOut, WholeQuotient>(shape, down, across, bias, largest, default, isBox, options.Absolute)
            : quotient.Divides ? ForSums<TIn, TOut, DividedQuotient>(shape, down, across, bias, largest, new(quotient), isBox, options.Absolute)
            : ForSums<TIn, TOut, ReciprocalQuotient>(shape, down, across, bias, largest, new(quotient), isBox, options.Absolute);
    }

    private static PreparedFilter<TIn, TOut> ForSums<TIn, TOut, TQuotient>(
        in StencilShape shape, BigInteger[] down, BigInteger[] across, BigInteger bias, BigInteger largest, TQuotient quotient, bool isBox,
        bool absolute)
        where TIn : unmanaged
        where TOut : unmanaged
        where TQuotient : struct, IQuotient =>
        largest <= int.MaxValue
            ? Filter<TIn, int, TOut, Int32Sums<TIn, TOut, TQuotient>>(
                shape, new((int)bias, quotient, absolute), down.Select(static n => (int)n), across.Select(static n => (int)n), isBox)
            : Filter<TIn, double, TOut, Int49Sums<TIn, TOut, TQuotient>>(
                shape, new((double)bias, quotient, absolute), down.Select(static n => (double)n), across.Select(static n => (double)n), isBox);

    /// <summary>
    /// Sums stay in range whatever the two factors are by themselves: elements and factors are scaled by powers of two until no sum of
    /// magnitudes exceeds half the greatest element, and the result is scaled back. Results of a kernel of gain 1 are finite then.
    /// </summary>
    private static PreparedKernel<TIn, TOut>? ForFloats<TIn, TOut>(
        in StencilShape shape, Rational[] column, Rational[] row, Rational divisor, Rational offset, bool isBox, bool absolute)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        var gain = Sum(column) * Sum(row) / divisor.Magnitude;
        if (!gain.IsZero)
        {
            if (!KernelPreparation.IsInRange<TOut>(Greatest(column) * Greatest(row) / divisor))
                throw KernelPreparation.CoefficientIsOutOfRange<TOut>(shape);
        }
        if (!KernelPreparation.IsInRange<TOut>(offset)) throw KernelPreparation.CoefficientIsOutOfRange<TOut>(shape);

        // factors as integers without a common divisor: where all products are exact, so are all sums and the last product
        var (down, across, content) = isBox
            ? (column.Select(static _ => Rational.One).ToArray(), row.Select(static _ => Rational.One).ToArray(), column[0] * row[0])
            : Primitive(column, row);
        var (ofDown, ofAcross) = (PowerOfTwoAbove(Sum(down)), PowerOfTwoAbove(Sum(across)));
        var factor = content / divisor * ofDown * ofAcross * 2;
        if (!FitTwoPasses(Divided(down, ofDown), Divided(across, divisor / (content * ofDown)))) throw WeightsAreTooFarApart(shape);
        // a box scales its elements once for the whole window, other kernels scale their factors
        var scale = isBox ? 1 / (ofDown * ofAcross * 2) : new Rational(1, 2);
        if (!isBox) (down, across) = (Divided(down, ofDown), Divided(across, ofAcross));
        var numbers = down.Concat(across).Append(factor).Append(offset).Where(static number => !number.IsZero).ToArray();
        var range = new FloatRange(scale.ToDouble(), factor.ToDouble(), offset.ToDouble(), gain <= 1, absolute);
        if (typeof(TOut) == typeof(float) && numbers.All(static number => float.IsNormal(number.ToSingle())))
        {
            return (PreparedKernel<TIn, TOut>)(object)Filter<TIn, float, float, SingleSums<TIn>>(
                shape, new(range), down.Select(static n => n.ToSingle()), across.Select(static n => n.ToSingle()), isBox);
        }
        if (!numbers.All(static number => double.IsNormal(number.ToDouble()))) return null;
        return Filter<TIn, double, TOut, DoubleFloatSums<TIn, TOut>>(
            shape, new(range), down.Select(static n => n.ToDouble()), across.Select(static n => n.ToDouble()), isBox);
    }

    /// <summary>Whether a product too large for one pass has weights that two passes can sum: the rule of declarations.</summary>
    private static bool FitTwoPasses(Rational[] down, Rational[] across)
    {
        var taps = (long)CountNonZero(down) * CountNonZero(across);
        if (down.Length == 1 || across.Length == 1 || taps <= KernelLimits.MostProductTaps) return true;
        var greatest = (Rational)(BigInteger.One << KernelLimits.LargestFactorExponent);
        var least = 1 / greatest;
        return down.Concat(across).Select(static weight => weight.Magnitude)
            .All(weight => weight.IsZero || (weight >= least && weight <= greatest));
    }

    private static int CountNonZero(Rational[] factors) => factors.Count(static factor => !factor.IsZero);

    private static ArgumentException WeightsAreTooFarApart(in StencilShape shape) => new(
        $"The weights of '{shape.Name}' differ by more than a factor of 2^{KernelLimits.LargestFactorExponent}: "
        + "use weights with a smaller ratio.", "kernel");

    private static PreparedFilter<TIn, TOut> Filter<TIn, TSum, TOut, TSums>(
        in StencilShape shape, TSums sums, IEnumerable<TSum> column, IEnumerable<TSum> row, bool isBox)
        where TIn : unmanaged
        where TSum : unmanaged, INumber<TSum>
        where TOut : unmanaged
        where TSums : struct, ISums<TIn, TSum, TOut> =>
        new(new SeparableFilter<TIn, TSum, TOut, TSums, Sum<TSum>>(shape, sums, [.. column], [.. row], isBox));

    /// <summary>All as integers without a common divisor: result = (Σ down·across·x + bias) / denominator.</summary>
    private static (BigInteger[] Down, BigInteger[] Across, BigInteger Bias, BigInteger Denominator) WholeNumbers(
        Rational[] column, Rational[] row, Rational divisor, Rational offset)
    {
        var (down, across) = (IntegerForm.Of(Divided(column, divisor), 0), IntegerForm.Of(row, 0));
        var product = down.Denominator * across.Denominator;
        var denominator = product / BigInteger.GreatestCommonDivisor(product, offset.Denominator) * offset.Denominator;
        var bias = offset.Numerator * (denominator / offset.Denominator);
        var (first, second) = (down.Taps.Select(tap => tap * (denominator / product)).ToArray(), across.Taps.ToArray());
        var common = BigInteger.GreatestCommonDivisor(denominator, bias);
        var ofFirst = BigInteger.GreatestCommonDivisor(common, first.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor));
        var ofSecond = BigInteger.GreatestCommonDivisor(common / ofFirst, second.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor));
        return (first.Select(tap => tap / ofFirst).ToArray(), second.Select(tap => tap / ofSecond).ToArray(),
            bias / (ofFirst * ofSecond), denominator / (ofFirst * ofSecond));
    }

    /// <summary>Both factors as integers without a common divisor, and what their product must be multiplied by.</summary>
    private static (Rational[] Down, Rational[] Across, Rational Content) Primitive(Rational[] column, Rational[] row)
    {
        var (down, across) = (IntegerForm.Of(column, 0), IntegerForm.Of(row, 0));
        var ofDown = BigInteger.Max(1, down.Taps.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor));
        var ofAcross = BigInteger.Max(1, across.Taps.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor));
        return (down.Taps.Select(tap => (Rational)(tap / ofDown)).ToArray(), across.Taps.Select(tap => (Rational)(tap / ofAcross)).ToArray(),
            new Rational(ofDown * ofAcross, down.Denominator * across.Denominator));
    }

    private static BigInteger Magnitude(BigInteger[] numbers) => numbers.Aggregate(BigInteger.Zero, static (sum, n) => sum + BigInteger.Abs(n));

    private static Rational Sum(Rational[] factors) => Rational.SumOfMagnitudes(factors);

    private static Rational[] Divided(Rational[] factors, Rational divisor) => factors.Select(factor => factor / divisor).ToArray();

    private static Rational Greatest(Rational[] factors) => factors.Max(static factor => factor.Magnitude);

    /// <summary>The least power of two that is not less; 1 for zero.</summary>
    private static Rational PowerOfTwoAbove(Rational number)
    {
        if (number.IsZero) return 1;
        var exponent = Rational.BitLength(number.Numerator) - Rational.BitLength(number.Denominator) - 1;
        var power = exponent >= 0 ? BigInteger.One << exponent : new Rational(1, BigInteger.One << -exponent);
        while (power < number) power *= 2;
        return power;
    }
}
