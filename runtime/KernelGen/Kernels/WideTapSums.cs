using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using KernelGen.CompilerServices;
using KernelGen.Running;
using KernelGen.Shared;

namespace KernelGen.Kernels;

/// <summary>Integer sums up to 126 bits: estimated in double lanes, and computed exactly where the estimate cannot decide.</summary>
/// <remarks>
/// An estimate v of the exact value e has |v − e| ≤ bound, so the two round alike unless a rounding boundary - a half-integer for
/// the nearest modes, an integer for the directed ones - lies within the bound of v. Values beyond the destination's range by
/// more than the bound and one saturate whatever their last digits are.
/// </remarks>
internal readonly struct WideTapSums<TIn, TOut>(WideSum sum, MidpointRounding rounding, bool absolute)
    : ITapSums<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
{
    private const double Far = 1L << 40;        // beyond every destination, and exact to the last bit with fractions to spare

    public static int Lanes => LanesBlock.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void RunRow(Rows<TIn> source, Rows<TOut> destination, nint count)
    {
        var last = count - LanesBlock.Count;
        for (nint x = 0; ; x = Math.Min(x + LanesBlock.Count, last))
        {
            Block(source, ref Unsafe.Add(ref destination[0], x), x);
            if (x == last) return;
        }
    }

    private void Block(Rows<TIn> source, ref TOut output, nint x)
    {
        var (a, b, c, d) = DoubleSums.Of(source, x, sum.Estimate, sum.EstimatedOffset);
        DoubleSums.Store(ref output, Finish(a), Finish(b), Finish(c), Finish(d));
        var undecided = Undecided(a) | Undecided(b) << 4 | Undecided(c) << 8 | Undecided(d) << 12;
        for (; undecided != 0; undecided &= undecided - 1)
        {
            var lane = BitOperations.TrailingZeroCount(undecided);
            Unsafe.Add(ref output, lane) = Exact(source, x + lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<double> Finish(Vector256<double> estimates)
    {
        var v = Vector256.Min(Vector256.Max(estimates, Vector256.Create(-Far)), Vector256.Create(Far));
        var rounded = rounding switch
        {
            MidpointRounding.ToNegativeInfinity => Vector256.Floor(v),
            MidpointRounding.ToPositiveInfinity => Vector256.Ceiling(v),
            MidpointRounding.ToZero => Vector256.ConditionalSelect(
                Vector256.LessThan(v, Vector256<double>.Zero), Vector256.Ceiling(v), Vector256.Floor(v)),
            _ => Vector256.Floor(v + Vector256.Create(0.5)),
        };
        return DoubleSums.Saturate<TOut>(rounded, absolute);
    }

    /// <summary>One bit for each lane that is within the bound of a rounding boundary and not far out of range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Undecided(Vector256<double> v)
    {
        var (least, greatest) = IntegerRange.Of<TOut>();
        if (absolute) least = -greatest;
        var nearest = rounding is MidpointRounding.ToEven or MidpointRounding.AwayFromZero;
        var shifted = nearest ? v - Vector256.Create(0.5) : v;
        var distance = Vector256.Abs(shifted - Vector256.Floor(shifted + Vector256.Create(0.5)));
        var inRange = Vector256.GreaterThan(v, Vector256.Create((double)least - 1 - sum.Bound))
            & Vector256.LessThan(v, Vector256.Create((double)greatest + 1 + sum.Bound));
        return (Vector256.LessThanOrEqual(distance, Vector256.Create(sum.Bound)) & inRange).ExtractMostSignificantBits();
    }

    private TOut Exact(Rows<TIn> source, nint x)
    {
        var total = sum.Bias;
        foreach (ref readonly var tap in sum.Taps.AsSpan())
            total += tap.Coefficient * Element.ToInt32(Unsafe.Add(ref source[tap.Row], tap.Offset + x));
        var rounded = Quotient.Rounded(total, sum.Denominator, rounding);
        if (absolute) rounded = Int128.Abs(rounded);
        var (least, greatest) = IntegerRange.Of<TOut>();
        return Element.FromInt32<TOut>((int)Int128.Clamp(rounded, least, greatest));
    }
}

/// <summary>A sum in two spellings: exact, and estimated in doubles with a bound on the error.</summary>
internal sealed class WideSum
{
    /// <param name="places">Where the taps are.</param>
    /// <param name="form">The taps as integers over a common denominator.</param>
    /// <param name="greatestMagnitude">The greatest magnitude of a source element.</param>
    public WideSum(IReadOnlyList<Tap<Rational>> places, IntegerForm form, int greatestMagnitude)
    {
        Taps = places.With(form.Taps.Select(static tap => (Int128)tap));
        (Bias, Denominator) = ((Int128)form.Bias, (Int128)form.Denominator);
        Estimate = places.With(form.Taps.Select(tap => new Rational(tap, form.Denominator).ToDouble()));
        EstimatedOffset = new Rational(form.Bias, form.Denominator).ToDouble();

        // n products and n sums err by at most (n + 1)·2^−53·Σ|c·x| to first order; twice that and a few covers the rest.
        var magnitudes = Math.Abs(EstimatedOffset) + Estimate.Sum(tap => Math.Abs(tap.Coefficient) * greatestMagnitude);
        Bound = (Estimate.Length + 8) * double.BitIncrement(1.0) * Math.ScaleB(magnitudes, -52);
    }

    /// <summary>Integer coefficients.</summary>
    public Tap<Int128>[] Taps { get; }

    /// <summary>The offset times the denominator.</summary>
    public Int128 Bias { get; }

    /// <summary>The common denominator.</summary>
    public Int128 Denominator { get; }

    /// <summary>The coefficients over the denominator, rounded to doubles.</summary>
    public Tap<double>[] Estimate { get; }

    /// <summary>The offset, rounded to a double.</summary>
    public double EstimatedOffset { get; }

    /// <summary>How far an estimate can be from the exact value.</summary>
    public double Bound { get; }
}
