using System;
using System.Globalization;
using System.Numerics;

namespace KernelGen.Execution.Tests.Definition;

/// <summary>An exact fraction. Written for the oracle alone: it shares nothing with the product's own.</summary>
internal readonly struct Fraction : IEquatable<Fraction>, IComparable<Fraction>
{
    private readonly BigInteger? denominator;

    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero) throw new DivideByZeroException();
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / common;
        this.denominator = denominator / common;
    }

    public BigInteger Numerator { get; }
    public BigInteger Denominator => denominator ?? BigInteger.One;
    public bool IsZero => Numerator.IsZero;

    public static implicit operator Fraction(int value) => new(value, 1);
    public static implicit operator Fraction(BigInteger value) => new(value, 1);
    public static Fraction operator +(Fraction a, Fraction b) =>
        new(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator);
    public static Fraction operator -(Fraction a, Fraction b) => a + -b;
    public static Fraction operator *(Fraction a, Fraction b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);
    public static Fraction operator /(Fraction a, Fraction b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);
    public static Fraction operator -(Fraction a) => new(-a.Numerator, a.Denominator);
    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;
    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;
    public static bool operator ==(Fraction a, Fraction b) => a.Equals(b);
    public static bool operator !=(Fraction a, Fraction b) => !a.Equals(b);

    public static Fraction Abs(Fraction a) => new(BigInteger.Abs(a.Numerator), a.Denominator);
    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);
    public bool Equals(Fraction other) => Numerator == other.Numerator && Denominator == other.Denominator;
    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);
    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);
    public override string ToString() => Denominator.IsOne ? Numerator.ToString(CultureInfo.InvariantCulture) : $"{Numerator}/{Denominator}";

    /// <summary>Reads a decimal as it stands in source text: <c>-1.25e-3</c> is −125/100000.</summary>
    public static Fraction Parse(string text)
    {
        var digits = text.Trim();
        var exponent = 0;
        if (digits.IndexOfAny(['e', 'E']) is >= 0 and var mark)
        {
            exponent = int.Parse(digits[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            digits = digits[..mark];
        }
        if (digits.IndexOf('.') is >= 0 and var point)
        {
            exponent -= digits.Length - point - 1;
            digits = digits.Remove(point, 1);
        }
        var integer = BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return exponent >= 0 ? integer * BigInteger.Pow(10, exponent) : new Fraction(integer, BigInteger.Pow(10, -exponent));
    }

    /// <summary>The value of a finite double, bit for bit.</summary>
    public static Fraction Exactly(double value)
    {
        var (mantissa, power) = Dyadic.Of(value);
        return power >= 0 ? mantissa << power : new Fraction(mantissa, BigInteger.One << -power);
    }

    /// <summary>The nearest integer by one of the five rules.</summary>
    public BigInteger Round(MidpointRounding rounding) => Rounding.Divide(Numerator, Denominator, rounding);
}
