using System;
using System.Globalization;
using System.Linq;
using System.Numerics;

namespace KernelGen.Execution.Tests.Definition;

/// <summary>What the definition says a kernel's output is, element by element in reading order, and whether a result is it.</summary>
internal abstract class Answer(int width, int height)
{
    /// <summary>Elements in a row of the output.</summary>
    public int Width => width;

    /// <summary>Rows of the output.</summary>
    public int Height => height;

    /// <summary>The element itself, as near as a double is.</summary>
    public abstract double this[int index] { get; }

    /// <summary>Null if <paramref name="got"/> may stand at <paramref name="index"/>; else what was wanted.</summary>
    public abstract string? Object(int index, double got);
}

/// <summary>The output of weighted sums.</summary>
internal abstract class SumAnswer(int width, int height) : Answer(width, height)
{
    public static SumAnswer For<TOut>(Declaration declaration, int width, int height, BigInteger denominator, BigInteger bound)
        where TOut : unmanaged, INumber<TOut>, IMinMaxValue<TOut>
    {
        if (!declaration.Pair.HasRealDestination)
            return new IntegerAnswer(width, height, declaration.Options, long.CreateChecked(TOut.MinValue), long.CreateChecked(TOut.MaxValue));
        var precision = typeof(TOut) == typeof(float) ? 24 : 53;
        var taps = declaration.AppliedTaps().Count(tap => !tap.IsZero);
        return new RealAnswer(width, height, declaration.Options, denominator, new Fraction(taps + 2, BigInteger.One << (precision - 1)))
        {
            // Every product and every partial sum, in whatever order, is a number of the type: nothing is rounded.
            IsExact = denominator.IsPowerOfTwo && bound <= BigInteger.One << precision,
        };
    }

    /// <summary>The next element is sum/denominator; magnitude/denominator is the sum of the magnitudes of its terms.</summary>
    public abstract void Add<TSum>(TSum sum, TSum magnitude, TSum denominator) where TSum : IBinaryInteger<TSum>;

    /// <summary>The next element is a sample of the source, sample/2^fractionBits, untouched.</summary>
    public abstract void Copy(BigInteger sample, int fractionBits);
}

/// <summary>Integers: rounded, made positive where asked, saturated; nothing else will do.</summary>
internal sealed class IntegerAnswer(int width, int height, Options options, long least, long greatest) : SumAnswer(width, height)
{
    private readonly long[] values = new long[width * height];
    private int count;

    public override void Add<TSum>(TSum sum, TSum magnitude, TSum denominator)
    {
        var rounded = Rounding.Divide(sum, denominator, options.Rounding);
        if (options.Absolute) rounded = TSum.Abs(rounded);
        values[count++] = (long)BigInteger.Clamp(BigInteger.CreateChecked(rounded), least, greatest);
    }

    public override void Copy(BigInteger sample, int fractionBits) => values[count++] = (long)(sample >> fractionBits);

    public override double this[int index] => values[index];

    public override string? Object(int index, double got) =>
        got == values[index] ? null : values[index].ToString(CultureInfo.InvariantCulture);
}

/// <summary>Floating point: within (taps + 2)·ε·(Σ|k·x|/|Divisor| + |Offset|), or equal where no order of summation rounds.</summary>
internal sealed class RealAnswer(int width, int height, Options options, BigInteger denominator, Fraction allowance) : SumAnswer(width, height)
{
    private readonly (BigInteger Sum, BigInteger Magnitude)[] values = new (BigInteger, BigInteger)[width * height];
    private int count;

    /// <summary>Whether equality is asked for.</summary>
    public bool IsExact { get; init; }

    public override void Add<TSum>(TSum sum, TSum magnitude, TSum denominator) =>
        values[count++] = (BigInteger.CreateChecked(options.Absolute ? TSum.Abs(sum) : sum), BigInteger.CreateChecked(magnitude));

    public override void Copy(BigInteger sample, int fractionBits) =>
        values[count++] = (sample * (denominator >> fractionBits), BigInteger.Zero);

    public override double this[int index] => Nearest(values[index].Sum);

    public override string? Object(int index, double got)
    {
        var (sum, magnitude) = values[index];
        if (double.IsFinite(got))
        {
            // |got − sum/d| <= a·m/d with got = mantissa·2^power and a = p/q, all times d·q (and 2^−power).
            var (mantissa, power) = Dyadic.Of(got);
            var shift = Math.Max(0, -power);
            var error = BigInteger.Abs((mantissa << (power + shift)) * denominator - (sum << shift));
            if (IsExact ? error.IsZero : error * allowance.Denominator <= (allowance.Numerator * magnitude) << shift) return null;
        }
        var wanted = Nearest(sum).ToString("R", CultureInfo.InvariantCulture);
        var room = Nearest(magnitude) * (double)allowance.Numerator / (double)allowance.Denominator;
        return IsExact ? $"exactly {wanted}" : $"{wanted} ± {room.ToString("R", CultureInfo.InvariantCulture)}";
    }

    private double Nearest(BigInteger numerator) => Math.ScaleB((double)((numerator << 200) / denominator), -200);
}
