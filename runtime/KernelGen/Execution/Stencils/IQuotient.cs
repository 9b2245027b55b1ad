using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KernelGen.Execution;

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
