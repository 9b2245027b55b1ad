using System;
using System.Collections.Generic;
using System.Numerics;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Planning;

/// <summary>
/// Integer sums in floats, which hold integers below 2^24 exactly; one division, and the conversion back, which rounds ties to even.
/// </summary>
internal static class ExactSingles
{
    private static readonly BigInteger Exact = BigInteger.One << 24;

    /// <summary>Ties that are looked at one by one: all that bytes have, and more.</summary>
    private const int MostTies = 1024;

    /// <summary>The arithmetic, or null where floats do not hold the sums or the quotient cannot be proved right.</summary>
    public static Arithmetic? Of(Stencil stencil, SumFacts facts)
    {
        if (stencil.Source != ElementType.Byte || (stencil.Destination != ElementType.Byte && stencil.Destination != ElementType.Short)) return null;
        if (facts.Factors is not null) return null;       // rows of sums are narrower integers
        var denominator = facts.Integers.Denominator;
        if (facts.Reduction.Rounding != Declarations.MidpointRounding.ToEven && !denominator.IsOne) return null;
        var largest = facts.IntegerTaps.LargestSum(byte.MaxValue);
        if (largest >= Exact || denominator >= Exact) return null;

        var steps = new List<Assignment>();
        if (!denominator.IsOne)
        {
            if (Quotient((int)largest, (int)denominator) is not { } quotient) return null;
            steps.Add(quotient);
        }
        if (facts.Reduction.Absolute) steps.Add(new Assignment("sum", Finish.Sum.Abs()));
        return new Arithmetic(Lane.Single, denominator, steps.ToEquatableArray(), null,
            $"sums lie in {facts.Sums}{(denominator.IsOne ? "" : $" over {denominator}")}: floats hold them exactly");
    }

    /// <summary>The sum over the denominator, so near that it rounds as the fraction itself does.</summary>
    /// <remarks>
    /// Both ways never fall where sums rise. So it is enough that at every half between two integers the fraction itself, or the one
    /// before and the one behind it, round as they should.
    /// </remarks>
    public static Assignment? Quotient(int largest, int denominator)
    {
        if (largest / denominator > MostTies) return null;
        if (RoundsAsProduct(largest, denominator))
            return new Assignment("sum", Finish.Sum * new Constant(new Rational(BigInteger.One, denominator)), "near enough to round as the quotient does: proved at every tie");
        return RoundsRight(largest, denominator, sum => (float)((double)sum / denominator))
            ? new Assignment("sum", Finish.Sum / new Constant(denominator), "rounds as the exact quotient does: proved at every tie")
            : null;
    }

    /// <summary>Whether every sum's product with the reciprocal is so near the quotient.</summary>
    public static bool RoundsAsProduct(int largest, int denominator)
    {
        if (denominator == 1) return true;
        var reciprocal = new Rational(BigInteger.One, denominator).ToSingle();
        return largest / denominator <= MostTies && RoundsRight(largest, denominator, sum => (float)((double)sum * reciprocal));
    }

    private static bool RoundsRight(int largest, int denominator, Func<int, float> quotient)
    {
        for (long half = 0; half <= largest / denominator; half++)
        {
            var tie = (2 * half + 1) * denominator / 2;
            for (var sum = tie - 1; sum <= tie + 1; sum++)
                if (Math.Round((double)quotient((int)sum)) != RoundToEven(sum, denominator)) return false;
        }
        return true;
    }

    private static long RoundToEven(long sum, long denominator)
    {
        var (whole, twice) = (sum / denominator, 2 * (sum % denominator));
        return twice > denominator || (twice == denominator && whole % 2 == 1) ? whole + 1 : whole;
    }
}
