using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Shared;

namespace KernelGen.Execution;

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
