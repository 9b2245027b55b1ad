using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using KernelGen.CompilerServices;
using KernelGen.Execution;
using KernelGen.Shared;

namespace KernelGen;

/// <summary>Chooses the arithmetic for a kernel: the narrowest lanes in which the result is right.</summary>
internal static class KernelPreparation
{
    /// <param name="shape">The window as applied.</param>
    /// <param name="weights">The coefficients as written, row by row.</param>
    /// <param name="options">Divisor, offset, rotation and rounding.</param>
    /// <exception cref="ArgumentException">Sums or coefficients are beyond what can be computed.</exception>
    public static PreparedKernel<TIn, TOut> For<TIn, TOut>(in StencilShape shape, Rational[] weights, KernelOptions options)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        var divisor = ShortestDecimal.Read(options.Divisor);
        var offset = ShortestDecimal.Read(options.Offset);
        var taps = new List<Tap<Rational>>();
        for (var i = 0; i < weights.Length; i++)
        {
            var weight = weights[options.Flip ? weights.Length - 1 - i : i];
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
        if (!form.FitsInt128(least, greatest))
        {
            throw new ArgumentException(
                $"The exact sums of '{shape.Name}' need more than {IntegerForm.MaximumBits} bits: "
                + "write coefficients, divisor and offset with fewer digits.");
        }
        var magnitude = Math.Max(-least, greatest);
        var weight = form.Taps.Aggregate(BigInteger.Zero, static (sum, tap) => sum + BigInteger.Abs(tap));
        var largest = BigInteger.Abs(form.Bias) + weight * magnitude;
        if (largest >= Quotient.Limit || form.Denominator >= Quotient.Limit)
        {
            return new PreparedKernel<TIn, TOut, WideStencil<TIn, TOut>>(
                new(shape, new WideSum(taps, form, magnitude), options.Rounding, options.Absolute));
        }
        var quotient = new Quotient((long)form.Denominator, options.Rounding);
        return quotient.IsWhole ? ForSums<TIn, TOut, WholeQuotient>(shape, taps, form, largest, default, options.Absolute)
            : quotient.Divides ? ForSums<TIn, TOut, DividedQuotient>(shape, taps, form, largest, new(quotient), options.Absolute)
            : ForSums<TIn, TOut, ReciprocalQuotient>(shape, taps, form, largest, new(quotient), options.Absolute);
    }

    private static PreparedKernel<TIn, TOut> ForSums<TIn, TOut, TQuotient>(
        in StencilShape shape, List<Tap<Rational>> taps, IntegerForm form, BigInteger largest, TQuotient quotient, bool absolute)
        where TIn : unmanaged
        where TOut : unmanaged
        where TQuotient : struct, IQuotient =>
        largest <= int.MaxValue
            ? new PreparedKernel<TIn, TOut, Int32Stencil<TIn, TOut, TQuotient>>(
                new(shape, taps.With(form.Taps.Select(static tap => (int)tap)), (int)form.Bias, quotient, absolute))
            : new PreparedKernel<TIn, TOut, Int49Stencil<TIn, TOut, TQuotient>>(
                new(shape, taps.With(form.Taps.Select(static tap => (double)tap)), (double)form.Bias, quotient, absolute));

    private static PreparedKernel<TIn, TOut> ForFloats<TIn, TOut>(
        in StencilShape shape, List<Tap<Rational>> taps, Rational offset, bool absolute)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        if (typeof(TIn) == typeof(TOut)) taps = FiniteMeans(taps, typeof(TOut) == typeof(float) ? 24 : 53);
        var numbers = taps.Select(static tap => tap.Coefficient).Append(offset).Where(static number => !number.IsZero).ToArray();
        if (!numbers.All(IsInRange<TOut>))
        {
            throw new ArgumentException(
                $"A coefficient of '{shape.Name}' divided by Divisor, or its Offset, is beyond the range of {typeof(TOut).Name}.");
        }
        if (typeof(TOut) == typeof(float) && numbers.All(static number => float.IsNormal(number.ToSingle())))
        {
            return (PreparedKernel<TIn, TOut>)(object)new PreparedKernel<TIn, float, SingleStencil<TIn>>(
                new(shape, taps.With(taps.Select(static tap => tap.Coefficient.ToSingle())), offset.ToSingle(), absolute));
        }
        return new PreparedKernel<TIn, TOut, DoubleStencil<TIn, TOut>>(
            new(shape, taps.With(taps.Select(static tap => tap.Coefficient.ToDouble())), offset.ToDouble(), absolute));
    }

    /// <summary>The taps of a mean so much smaller that rounding errors cannot make finite pixels infinite.</summary>
    private static List<Tap<Rational>> FiniteMeans(List<Tap<Rational>> taps, int precision)
    {
        var coefficients = taps.Select(static tap => tap.Coefficient).ToArray();
        if (coefficients.Length == 0) return taps;
        var scale = FiniteMean.Scale(coefficients, FiniteMean.Errors(coefficients, precision, isLast: true), precision);
        return scale == Rational.One ? taps : [.. taps.With(coefficients.Select(coefficient => coefficient * scale))];
    }

    /// <summary>Whether a number keeps its precision in double lanes and does not overflow the destination.</summary>
    private static bool IsInRange<TOut>(Rational number) =>
        double.IsNormal(number.ToDouble()) && (typeof(TOut) == typeof(double) || float.IsFinite(number.ToSingle()));
}
