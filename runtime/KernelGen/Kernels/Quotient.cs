using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KernelGen.Kernels;

/// <summary>An integer divided by a constant and rounded, exactly, in double arithmetic.</summary>
/// <remarks>
/// With the numerator n and the denominator d integers below 2^49, round(n/d) is the integer nearest to (n ± Signed + Unsigned)/d:
/// <list type="bullet">
/// <item>ToEven: n/d itself. AwayFromZero: ±1/4 breaks a tie, and is too little to do more.</item>
/// <item>ToZero: ∓(d/2 − 1/4). ToNegativeInfinity: −(d/2 − 1/4). ToPositiveInfinity: +(d/2 − 1/4).</item>
/// </list>
/// These quotients keep 1/(4d) from every half-integer, while a product with the rounded reciprocal errs by less than
/// 2^50·2^−52/d: it suffices. Only ToEven can meet a tie exactly, and there only if d is even; then a power of two still has an
/// exact reciprocal, and otherwise a division is made: it is correctly rounded, so it keeps a tie, and makes none, for
/// the nearest other quotients are 1/(2d) away from it and n/d·2^−53 is less.
/// </remarks>
internal sealed class Quotient(long denominator, MidpointRounding rounding)
{
    /// <summary>Numerators and denominators must stay below this.</summary>
    public static readonly BigInteger Limit = BigInteger.One << 49;

    /// <summary>d, positive.</summary>
    public double Denominator { get; } = denominator;

    /// <summary>What is added to a numerator with the numerator's sign.</summary>
    public double Signed { get; } = rounding switch
    {
        MidpointRounding.AwayFromZero => 0.25,
        MidpointRounding.ToZero => 0.25 - denominator / 2.0,
        _ => 0,
    };

    /// <summary>What is added to every numerator.</summary>
    public double Unsigned { get; } = rounding switch
    {
        MidpointRounding.ToNegativeInfinity => 0.25 - denominator / 2.0,
        MidpointRounding.ToPositiveInfinity => denominator / 2.0 - 0.25,
        _ => 0,
    };

    /// <summary>Nothing to divide.</summary>
    public bool IsWhole { get; } = denominator == 1;

    /// <summary>A product with the reciprocal would not do.</summary>
    public bool Divides { get; } = rounding == MidpointRounding.ToEven && denominator % 2 == 0 && !BitOperations.IsPow2(denominator);

    /// <summary>One quotient, for numbers below 2^126.</summary>
    public static Int128 Rounded(Int128 numerator, Int128 denominator, MidpointRounding rounding)
    {
        var (quotient, remainder) = Int128.DivRem(numerator, denominator);
        if (remainder == 0) return quotient;
        var away = quotient + (numerator < 0 ? -1 : 1);
        var twice = Int128.Abs(remainder) * 2;
        return rounding switch
        {
            MidpointRounding.ToEven when twice == denominator => Int128.IsEvenInteger(quotient) ? quotient : away,
            MidpointRounding.ToEven => twice > denominator ? away : quotient,
            MidpointRounding.AwayFromZero => twice >= denominator ? away : quotient,
            MidpointRounding.ToNegativeInfinity => numerator < 0 ? away : quotient,
            MidpointRounding.ToPositiveInfinity => numerator < 0 ? quotient : away,
            _ => quotient,
        };
    }
}

/// <summary>Integer sums divided by a constant: how, is a type, so that each way has code of its own.</summary>
internal interface IQuotient
{
    /// <summary>The divisor is one: nothing to divide, hence nothing to round.</summary>
    static abstract bool IsWhole { get; }

    /// <summary>The quotients, exact enough that the nearest integer is the rounded quotient; see <see cref="Quotient"/>.</summary>
    Vector256<double> Of(Vector256<double> numerators);
}

/// <summary>Sums that are results already.</summary>
internal readonly struct WholeQuotient : IQuotient
{
    public static bool IsWhole => true;

    public Vector256<double> Of(Vector256<double> numerators) => numerators;
}

/// <summary>A product with the reciprocal, where it suffices.</summary>
internal readonly struct ReciprocalQuotient(Quotient quotient) : IQuotient
{
    private readonly double signed = quotient.Signed, unsigned = quotient.Unsigned, reciprocal = 1.0 / quotient.Denominator;

    public static bool IsWhole => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Of(Vector256<double> numerators)
    {
        var sign = numerators & Vector256.Create(-0.0);
        return (numerators + (Vector256.Create(signed) ^ sign) + Vector256.Create(unsigned)) * Vector256.Create(reciprocal);
    }
}

/// <summary>A division, where a tie must be met exactly.</summary>
internal readonly struct DividedQuotient(Quotient quotient) : IQuotient
{
    private readonly double denominator = quotient.Denominator;

    public static bool IsWhole => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Of(Vector256<double> numerators) => numerators / Vector256.Create(denominator);
}
