using System;
using System.Collections.Generic;
using System.Numerics;

namespace KernelGen.Shared;

/// <summary>An exact fraction in lowest terms with a positive denominator. The default value is zero.</summary>
internal readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private readonly BigInteger denominatorLessOne;      // so that default(Rational) is 0/1

    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero) throw new DivideByZeroException("A fraction's denominator is zero.");
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0) divisor = -divisor;
        Numerator = numerator / divisor;
        denominatorLessOne = denominator / divisor - 1;
    }

    /// <summary>A fraction in lowest terms already.</summary>
    private Rational((BigInteger Numerator, BigInteger DenominatorLessOne) lowest) => (Numerator, denominatorLessOne) = lowest;

    public BigInteger Numerator { get; }
    public BigInteger Denominator => denominatorLessOne + 1;
    public bool IsZero => Numerator.IsZero;
    public int Sign => Numerator.Sign;
    public bool IsInteger => denominatorLessOne.IsZero;
    public Rational Magnitude => Sign < 0 ? -this : this;

    public static Rational Zero => default;
    public static Rational One => BigInteger.One;
    public static implicit operator Rational(int value) => (BigInteger)value;
    public static implicit operator Rational(BigInteger value) => new((value, BigInteger.Zero));

    public static Rational operator +(Rational a, Rational b) => a.IsInteger && b.IsInteger
        ? a.Numerator + b.Numerator
        : new Rational(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator);
    public static Rational operator -(Rational a, Rational b) => a + -b;
    public static Rational operator -(Rational a) => new((-a.Numerator, a.denominatorLessOne));
    public static Rational operator *(Rational a, Rational b) => a.IsInteger && b.IsInteger
        ? a.Numerator * b.Numerator
        : new Rational(a.Numerator * b.Numerator, a.Denominator * b.Denominator);
    public static Rational operator /(Rational a, Rational b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);
    public static bool operator ==(Rational a, Rational b) => a.Equals(b);
    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);
    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;
    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;
    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;
    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    public int CompareTo(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);
    public bool Equals(Rational other) => Numerator == other.Numerator && denominatorLessOne == other.denominatorLessOne;
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);
    public override int GetHashCode() => unchecked(Numerator.GetHashCode() * 397 ^ denominatorLessOne.GetHashCode());
    public override string ToString() => IsInteger ? Text(Numerator) : Text(Numerator) + "/" + Text(Denominator);

    private static string Text(BigInteger value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The sum of the magnitudes, over one common denominator: as many fractions as a kernel may have taps take no time.</summary>
    public static Rational SumOfMagnitudes(IEnumerable<Rational> fractions)
    {
        var (numerator, denominator) = (BigInteger.Zero, BigInteger.One);
        foreach (var fraction in fractions)
        {
            var factor = BigInteger.DivRem(denominator, fraction.Denominator, out var remainder);
            if (!remainder.IsZero)
            {
                var missing = fraction.Denominator / BigInteger.GreatestCommonDivisor(denominator, fraction.Denominator);
                (numerator, denominator) = (numerator * missing, denominator * missing);
                factor = denominator / fraction.Denominator;
            }
            numerator += BigInteger.Abs(fraction.Numerator) * factor;
        }
        return new Rational(numerator, denominator);
    }

    /// <summary>The largest integer that is not greater.</summary>
    public BigInteger Floor()
    {
        var quotient = BigInteger.DivRem(Numerator, Denominator, out var remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>The nearest integer, ties to even.</summary>
    public BigInteger RoundToEven() => Nearest(Numerator, Denominator);

    /// <summary>The nearest <see cref="double"/>, ties to even; infinite beyond its range.</summary>
    public double ToDouble() => Nearest(53, -1074, 1024);

    /// <summary>The nearest <see cref="float"/>, ties to even; infinite beyond its range.</summary>
    public float ToSingle() => (float)Nearest(24, -149, 128);      // the cast is exact: already a float's value

    private double Nearest(int precision, int leastExponent, int infinityExponent)
    {
        if (IsZero) return 0;

        // magnitude = mantissa · 2^exponent with exactly `precision` bits, or fewer where the format is subnormal
        var magnitude = Magnitude;
        var exponent = Math.Max(BitLength(magnitude.Numerator) - BitLength(magnitude.Denominator) - precision, leastExponent);
        var mantissa = magnitude.NearestMultiple(exponent);
        if (BitLength(mantissa) > precision && exponent >= leastExponent)
        {
            exponent++;
            mantissa = magnitude.NearestMultiple(exponent);
            if (BitLength(mantissa) > precision) { mantissa >>= 1; exponent++; }     // rounded up to a power of two
        }
        if (BitLength(mantissa) + exponent > infinityExponent) return Sign < 0 ? double.NegativeInfinity : double.PositiveInfinity;

        var value = (double)(long)mantissa;                              // at most 53 bits: exact
        for (; exponent < -1000; exponent += 500) value *= Math.Pow(2, -500);
        value *= Math.Pow(2, exponent);
        return Sign < 0 ? -value : value;
    }

    /// <summary>The nearest integer to the fraction over 2^<paramref name="exponent"/>, ties to even.</summary>
    private BigInteger NearestMultiple(int exponent) =>
        exponent <= 0 ? Nearest(Numerator << -exponent, Denominator) : Nearest(Numerator, Denominator << exponent);

    /// <summary>The nearest integer to a quotient, ties to even; the divisor is positive.</summary>
    private static BigInteger Nearest(BigInteger dividend, BigInteger divisor)
    {
        var floor = BigInteger.DivRem(dividend, divisor, out var remainder);
        if (remainder.Sign < 0) (floor, remainder) = (floor - 1, remainder + divisor);
        var half = (remainder << 1).CompareTo(divisor);
        return half > 0 || (half == 0 && !floor.IsEven) ? floor + 1 : floor;
    }

    /// <summary>How many bits the magnitude of <paramref name="value"/> needs; zero needs none.</summary>
    public static int BitLength(BigInteger value)
    {
        value = BigInteger.Abs(value);
        if (value.IsZero) return 0;
        var bytes = value.ToByteArray();
        var last = bytes.Length - 1;
        while (bytes[last] == 0) last--;
        var bits = last * 8;
        for (var top = bytes[last]; top != 0; top >>= 1) bits++;
        return bits;
    }
}
