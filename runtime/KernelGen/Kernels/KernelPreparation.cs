using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using KernelGen.CompilerServices;
using KernelGen.Shared;

namespace KernelGen.Kernels;

/// <summary>Chooses the arithmetic for a kernel: the narrowest lanes in which the result is right.</summary>
internal static class KernelPreparation
{
    /// <param name="shape">The window as applied.</param>
    /// <param name="weights">The coefficients as written.</param>
    /// <param name="weightBits">Fractional bits of a Gaussian's weights; null: not quantized.</param>
    /// <param name="options">Divisor, offset, rotation and rounding.</param>
    /// <exception cref="ArgumentException">Sums or coefficients are beyond what can be computed.</exception>
    public static PreparedKernel<TIn, TOut> For<TIn, TOut>(
        in StencilShape shape, KernelWeights weights, int? weightBits, KernelOptions options)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        if (weights.Dense is null && ProductPreparation.IsWorthWhile(weights)
            && ProductPreparation.For<TIn, TOut>(shape, weights, weightBits, options) is { } product)
        {
            return product;
        }
        var divisor = ShortestDecimal.Read(options.Divisor);
        var offset = ShortestDecimal.Read(options.Offset);
        var coefficients = weights.Taps(weightBits);
        var taps = new List<Tap<Rational>>();
        for (var i = 0; i < coefficients.Length; i++)
        {
            var weight = coefficients[options.Flip ? coefficients.Length - 1 - i : i];
            var (row, column) = Math.DivRem(i, shape.Columns);
            if (!weight.IsZero) taps.Add(new Tap<Rational>(row, (nint)column * shape.Dilation * shape.Channels, weight / divisor));
        }
        return typeof(TOut) == typeof(float) || typeof(TOut) == typeof(double)
            ? ForFloats<TIn, TOut>(shape, taps, offset, options.Absolute)
            : ForIntegers<TIn, TOut>(shape, taps, offset, options);
    }

    private static PreparedKernel<TIn, TOut> ForIntegers<TIn, TOut>(
        in StencilShape shape, List<Tap<Rational>> taps, Rational offset, KernelOptions options)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        var form = IntegerForm.Of(taps.Select(static tap => tap.Coefficient).ToArray(), offset);
        var (least, greatest) = IntegerRange.Of<TIn>();
        if (!form.FitsInt128(least, greatest)) throw SumsAreTooLong(shape);
        var magnitude = Math.Max(-least, greatest);
        var weight = form.Taps.Aggregate(BigInteger.Zero, static (sum, tap) => sum + BigInteger.Abs(tap));
        var largest = BigInteger.Abs(form.Bias) + weight * magnitude;
        if (largest >= Quotient.Limit || form.Denominator >= Quotient.Limit)
        {
            return OfTaps(
                shape, new WideTapSums<TIn, TOut>(new WideSum(taps, form, magnitude), options.Rounding, options.Absolute),
                Far<TIn, Int128, TOut, WideSums<TIn, TOut>>(
                    shape, new((Int128)form.Bias, (Int128)form.Denominator, options.Rounding, options.Absolute), taps,
                    form.Taps.Select(static tap => (Int128)tap)));
        }
        var quotient = new Quotient((long)form.Denominator, options.Rounding);
        return quotient.IsWhole ? ForSums<TIn, TOut, WholeQuotient>(shape, taps, form, largest, default, options.Absolute)
            : quotient.Divides ? ForSums<TIn, TOut, DividedQuotient>(shape, taps, form, largest, new(quotient), options.Absolute)
            : ForSums<TIn, TOut, ReciprocalQuotient>(shape, taps, form, largest, new(quotient), options.Absolute);
    }

    /// <summary>The exact sums of a kernel need more bits than there are.</summary>
    public static ArgumentException SumsAreTooLong(in StencilShape shape) => new(
        $"The exact sums of '{shape.Name}' need more than {IntegerForm.MaximumBits} bits: "
        + "use coefficients, divisor and offset with fewer digits.", "kernel");

    /// <summary>A coefficient has no place among the destination's numbers.</summary>
    public static ArgumentException CoefficientIsOutOfRange<TOut>(in StencilShape shape) => new(
        $"A coefficient of '{shape.Name}' divided by Divisor, or its Offset, is outside the range of {ElementName.Of(typeof(TOut))}: "
        + "scale the kernel.", "kernel");

    private static PreparedKernel<TIn, TOut> ForSums<TIn, TOut, TQuotient>(
        in StencilShape shape, List<Tap<Rational>> taps, IntegerForm form, BigInteger largest, TQuotient quotient, bool absolute)
        where TIn : unmanaged
        where TOut : unmanaged
        where TQuotient : struct, IQuotient =>
        largest <= int.MaxValue
            ? OfTaps(
                shape,
                new Int32TapSums<TIn, TOut, TQuotient>(taps.With(form.Taps.Select(static tap => (int)tap)), (int)form.Bias, quotient, absolute),
                Far<TIn, int, TOut, Int32Sums<TIn, TOut, TQuotient>>(
                    shape, new((int)form.Bias, quotient, absolute), taps, form.Taps.Select(static tap => (int)tap)))
            : OfTaps(
                shape,
                new Int49TapSums<TIn, TOut, TQuotient>(
                    taps.With(form.Taps.Select(static tap => (double)tap)), (double)form.Bias, quotient, absolute),
                Far<TIn, double, TOut, Int49Sums<TIn, TOut, TQuotient>>(
                    shape, new((double)form.Bias, quotient, absolute), taps, form.Taps.Select(static tap => (double)tap)));

    private static PreparedKernel<TIn, TOut> ForFloats<TIn, TOut>(
        in StencilShape shape, List<Tap<Rational>> taps, Rational offset, bool absolute)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        if (typeof(TIn) == typeof(TOut)) taps = FiniteMeans(taps, typeof(TOut) == typeof(float) ? 24 : 53);
        var numbers = taps.Select(static tap => tap.Coefficient).Append(offset).Where(static number => !number.IsZero).ToArray();
        if (!numbers.All(IsInRange<TOut>)) throw CoefficientIsOutOfRange<TOut>(shape);
        var isNormalized = FarTaps.ArePossible(shape) && Rational.SumOfMagnitudes(taps.Select(static tap => tap.Coefficient)) <= 1;
        var range = new FloatRange(0.5, 2, offset.ToDouble(), isNormalized, absolute);
        if (typeof(TOut) == typeof(float) && numbers.All(static number => float.IsNormal(number.ToSingle())))
        {
            return (PreparedKernel<TIn, TOut>)(object)OfTaps(
                shape, new SingleTapSums<TIn>(taps.With(taps.Select(static tap => tap.Coefficient.ToSingle())), offset.ToSingle(), absolute),
                Far<TIn, float, float, SingleSums<TIn>>(shape, new(range), taps, taps.Select(static tap => tap.Coefficient.ToSingle())));
        }
        taps.RemoveAll(static tap => tap.Coefficient.ToDouble() == 0);      // taps that are 0 as doubles are not read
        return OfTaps(
            shape, new DoubleTapSums<TIn, TOut>(taps.With(taps.Select(static tap => tap.Coefficient.ToDouble())), offset.ToDouble(), absolute),
            Far<TIn, double, TOut, DoubleFloatSums<TIn, TOut>>(
                shape, new(range), taps, taps.Select(static tap => tap.Coefficient.ToDouble())));
    }

    private static PreparedKernel<TIn, TOut> OfTaps<TIn, TOut, TSums>(in StencilShape shape, TSums sums, PreparedFilter<TIn, TOut>? far)
        where TIn : unmanaged
        where TOut : unmanaged
        where TSums : struct, ITapSums<TIn, TOut> =>
        new PreparedKernel<TIn, TOut, TapStencil<TIn, TOut, TSums>>(new(shape, sums), far);

    /// <summary>The filter for images that the taps are too far apart for; null where there are none.</summary>
    private static PreparedFilter<TIn, TOut>? Far<TIn, TSum, TOut, TSums>(
        in StencilShape shape, TSums sums, List<Tap<Rational>> taps, IEnumerable<TSum> coefficients)
        where TIn : unmanaged
        where TSum : unmanaged, INumber<TSum>
        where TOut : unmanaged
        where TSums : struct, ISums<TIn, TSum, TOut>
    {
        if (!FarTaps.ArePossible(shape)) return null;
        var distance = (nint)shape.Dilation * shape.Channels;
        return new(new FarTapsFilter<TIn, TSum, TOut, TSums>(
            shape, sums, taps.Zip(coefficients, (tap, coefficient) => (tap.Row, (int)(tap.Offset / distance), coefficient)).ToArray()));
    }

    /// <summary>The taps of a mean so much smaller that rounding errors cannot make finite pixels infinite.</summary>
    private static List<Tap<Rational>> FiniteMeans(List<Tap<Rational>> taps, int precision)
    {
        var coefficients = taps.Select(static tap => tap.Coefficient).ToArray();
        if (coefficients.Length == 0) return taps;
        var scale = FiniteMean.Scale(coefficients, FiniteMean.Errors(coefficients, precision, isLast: true), precision);
        return scale == Rational.One ? taps : [.. taps.With(coefficients.Select(coefficient => coefficient * scale))];
    }

    /// <summary>Whether a number does not overflow the destination: the rule of declarations. Double lanes take the smallest.</summary>
    public static bool IsInRange<TOut>(Rational number) =>
        typeof(TOut) == typeof(double) ? double.IsFinite(number.ToDouble()) : float.IsFinite(number.ToSingle());
}
