using System.Linq;
using System.Numerics;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Kernels.Planning;

/// <summary>How exact 32-bit sums become words that are the results.</summary>
/// <param name="Rounding">What is taken of a sum.</param>
/// <param name="Scale">Taps and bias over the common denominator are multiplied by it.</param>
/// <param name="Bias">Added to the scaled sums: the offset, and what rounding asks for.</param>
/// <param name="Steps">What follows a sum before its word is taken.</param>
/// <param name="TakesMagnitude">The magnitude of the word is the result.</param>
internal sealed record WordResults(
    WordRounding Rounding, BigInteger Scale, BigInteger Bias, EquatableArray<Assignment> Steps, bool TakesMagnitude)
{
    /// <summary>Operations on two vectors of sums until their words are the results.</summary>
    public int Operations => Rounding == WordRounding.UpperWordToEven ? 3 : 1;

    /// <summary>Sums over 2^16, whose upper words are the results; null where these are not proved exact.</summary>
    /// <remarks>No sum may leave 32 bits, nor a magnitude 16; sums on the way may wrap around.</remarks>
    public static WordResults? OfUpperWords(SumFacts facts) => OfUpperWords(facts, 16, -short.MaxValue, short.MaxValue);

    /// <summary>
    /// Sums over a power of two, whose words above are the results; null where these are not proved exact, or leave their range.
    /// </summary>
    /// <remarks>
    /// A denominator that is a lesser power of two is made that one. With half of it added, the upper word is the quotient rounded to the
    /// nearest, ties upwards; it was a tie if all below is 0, and clearing the lowest bit makes it even.
    /// </remarks>
    /// <param name="facts">The sums.</param>
    /// <param name="bits">Bits below the result.</param>
    /// <param name="least">The least result; no magnitude may be that of −32,768.</param>
    /// <param name="greatest">The greatest one.</param>
    public static WordResults? OfUpperWords(SumFacts facts, int bits, BigInteger least, BigInteger greatest)
    {
        var values = BigInteger.One << bits;
        var (denominator, rounding, absolute) = (facts.Integers.Denominator, facts.Reduction.Rounding, facts.Reduction.Absolute);
        if (!denominator.IsPowerOfTwo || denominator.IsOne || denominator > values) return null;
        var isPositive = facts.Sums.Low.Sign >= 0;
        BigInteger? added = rounding switch
        {
            MidpointRounding.ToEven => values / 2,
            MidpointRounding.AwayFromZero when isPositive => values / 2,
            MidpointRounding.ToZero when isPositive => 0,
            MidpointRounding.ToNegativeInfinity => 0,
            MidpointRounding.ToPositiveInfinity => values - 1,
            _ => null,
        };
        var scale = values / denominator;
        if (added is not { } addend) return null;
        var sums = new Interval(facts.Sums.Low * scale + addend, facts.Sums.High * scale + addend);
        if (absolute) least = BigInteger.Max(least, -short.MaxValue);
        if (!sums.Within(least * values, (greatest + 1) * values - 1)) return null;
        return new WordResults(
            rounding == MidpointRounding.ToEven ? WordRounding.UpperWordToEven : WordRounding.UpperWord,
            scale, facts.Integers.Bias * scale + addend, EquatableArray<Assignment>.Empty, absolute && !isPositive);
    }

    /// <summary>Sums that are divided in 32 bits, whatever the denominator; null where they do not fit.</summary>
    public static WordResults? OfSteps(Stencil stencil, SumFacts facts) =>
        Finish.Steps(
            Lane.Int32, facts.Sums, facts.Integers.Denominator, facts.Reduction.Rounding, facts.Reduction.Absolute,
            stencil.Destination) is { } steps
            ? new WordResults(WordRounding.Saturated, BigInteger.One, facts.Integers.Bias, steps, TakesMagnitude: false)
            : null;

    /// <summary>The words of sums of even and of odd elements, as C#.</summary>
    /// <param name="spelling">The spelling.</param>
    /// <param name="sums">Both sums, and the sums of lower words if there are such.</param>
    public string Of(Spelling spelling, params string[] sums)
    {
        var word = Rounding switch
        {
            WordRounding.UpperWord => spelling.Words.UpperWords,
            WordRounding.UpperWordToEven => spelling.Words.UpperWordsToEven,
            _ => spelling.Words.WordsInOrder,
        };
        var result = $"{word}({string.Join(", ", Rounding == WordRounding.UpperWordToEven ? sums : sums.Take(2))})";
        return TakesMagnitude ? $"{spelling.Vector}.Abs({result})" : result;
    }

    /// <summary>A number as 32 bits hold it after wrapping around.</summary>
    public static BigInteger Wrapped(BigInteger number) => unchecked((int)(uint)(number & uint.MaxValue));
}

/// <summary>What is taken of a 32-bit sum.</summary>
internal enum WordRounding
{
    /// <summary>The sum itself, saturated to a word.</summary>
    Saturated,

    /// <summary>The upper word.</summary>
    UpperWord,

    /// <summary>The upper word, its lowest bit cleared where the lower word is 0.</summary>
    UpperWordToEven,
}
