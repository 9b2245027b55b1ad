using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Bodies;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Planning.Algorithms;

/// <summary>
/// 16-bit pixels down the columns into 32 bits, two rows at a time; then along the upper and the lower words of these sums, two at a time.
/// </summary>
internal sealed class SplitWords : SumAlgorithm
{
    /// <summary>Bits of a result and of what is rounded off: sums of column and row together.</summary>
    private const int FractionBits = 32;

    private static readonly BigInteger WordValues = BigInteger.One << 16;

    public override string Name => "split words";

    protected override Candidate Try(Subject subject, SumFacts facts)
    {
        var stencil = subject.Stencil;
        if (stencil.Source != ElementType.Short && stencil.Source != ElementType.UShort) return Candidate.NotMine;
        if (stencil.Destination != stencil.Source) return Candidate.NotMine;
        if (facts.Factors is not { } factors) return Candidate.Decline("the kernel's rank is not 1");
        if (stencil.Rows == 1 || stencil.Columns == 1) return Candidate.Decline("one row or column of taps needs one pass");
        if (WordResults.OfUpperWords(facts, FractionBits, stencil.Destination.Least, stencil.Destination.Greatest) is not { } results)
            return Candidate.Decline("results saturate, or are no sums over a power of two up to 2^32");
        if (Weights(stencil, facts, factors, results.Scale) is not { } weights)
            return Candidate.Decline("sums of a column need more than 32 bits");
        if (LowerBias(weights.Row, Bias(weights, results)) is not { } lowerBias)
            return Candidate.Decline("sums along lower words need more than 32 bits");

        var (down, along) = (Down(stencil, weights), Along(stencil, weights, Bias(weights, results) - lowerBias));
        var operations = BodyOn(Targets.ForKernels[0]).Operations;
        if (operations > JitBudget.Words) return Candidate.Decline($"{operations} products are more than are written out");
        return Candidate.Propose(target => BodyOn(target).Cost, BodyOn).WithPairs();

        SplitWordsBody BodyOn(Target target) => new(target, down, along, lowerBias, results)
        {
            Why = $"sums lie in {facts.Sums} over {facts.Integers.Denominator}, "
                + $"those of a column, centered, in {weights.Sums}: 32 bits, and their words apart",
        };
    }

    /// <summary>
    /// Factors whose product over 2^32 is the kernel; the column takes as much of the scale as 32 bits hold. Null where they hold not even
    /// its sums without.
    /// </summary>
    private static SplitWeights? Weights(Stencil stencil, SumFacts facts, Factors factors, BigInteger scale)
    {
        // column, row and their products are coprime: the factor is whole
        var factor = (factors.Scale * facts.Integers.Denominator).Numerator;
        var column = factors.Column.ToArray();
        if (!Fits(column)) return null;
        while (scale > 1 && Fits(column.Select(weight => 2 * weight).ToArray()))
        {
            column = column.Select(weight => 2 * weight).ToArray();
            scale /= 2;
        }
        var row = factors.Row.Select(weight => weight * factor * scale).ToArray();
        var range = Range(column);
        // signed pixels as they are and unsigned ones 32,768 lower give the same range, but for the center of the pixels
        var center = range.Within(int.MinValue, int.MaxValue) ? BigInteger.Zero : (range.Low + range.High + 1) / 2;
        var pixelCenter = stencil.Source == ElementType.UShort ? -short.MinValue : BigInteger.Zero;
        return new SplitWeights(column, row, new Interval(range.Low - center, range.High - center), center, pixelCenter);

        static bool Fits(BigInteger[] weights) => Range(weights) is var sums && sums.High - sums.Low <= uint.MaxValue;

        static Interval Range(BigInteger[] weights)
        {
            var (least, greatest) = new IntegerForm(weights, BigInteger.Zero, BigInteger.One).Range(short.MinValue, short.MaxValue);
            return new Interval(least, greatest);
        }
    }

    /// <summary>What the sums over 2^32 lack when upper words count 2^16 times and lower ones are read 32,768 lower.</summary>
    private static BigInteger Bias(SplitWeights weights, WordResults results)
    {
        var (column, row) = (Sum(weights.Column), Sum(weights.Row));
        return results.Bias + row * (weights.PixelCenter * column + weights.Center - short.MinValue);
    }

    /// <summary>The part of a bias that sums along lower words begin with, so that they fit 32 bits; the rest is a multiple of 2^16.</summary>
    private static BigInteger? LowerBias(BigInteger[] row, BigInteger bias)
    {
        var (least, greatest) = new IntegerForm(row, BigInteger.Zero, BigInteger.One).Range(short.MinValue, short.MaxValue);
        var rest = bias & (WordValues - 1);
        foreach (var lower in new[] { rest, rest - WordValues })
            if (new Interval(least + lower, greatest + lower).Within(int.MinValue, int.MaxValue)) return lower;
        return null;
    }

    private static Pass Down(Stencil stencil, SplitWeights weights)
    {
        var taps = Taps(weights.Column, (row, weight) => new Tap(row, 0, weight));
        return new Pass(Lane.Int32, stencil.Source.Name, Lane.Int32.Element, taps, stencil.ColumnStep)
        {
            WritesSums = true,
            Margin = (stencil.Columns - 1) * stencil.ColumnStep,
            Bias = -weights.Center,
        };
    }

    private static Pass Along(Stencil stencil, SplitWeights weights, BigInteger bias)
    {
        var taps = Taps(weights.Row, (column, weight) => new Tap(0, column, weight));
        return new Pass(Lane.Int32, Lane.Int16.Element, stencil.Destination.Name, taps, stencil.ColumnStep)
        {
            ReadsSums = true,
            Bias = WordResults.Wrapped(bias / WordValues),
            Finish = EquatableArray<Assignment>.Empty,
        };
    }

    /// <summary>Weights that are no signed words become several for the same pixel.</summary>
    private static EquatableArray<Tap> Taps(BigInteger[] weights, System.Func<int, BigInteger, Tap> tap) =>
        Enumerable.Range(0, weights.Length).SelectMany(index => Parts(weights[index]).Select(part => tap(index, part))).ToEquatableArray();

    private static IEnumerable<BigInteger> Parts(BigInteger weight)
    {
        for (var rest = weight; !rest.IsZero;)
        {
            var part = BigInteger.Max(-short.MaxValue, BigInteger.Min(rest, short.MaxValue));
            rest -= part;
            yield return part;
        }
    }

    private static BigInteger Sum(BigInteger[] weights) => weights.Aggregate(BigInteger.Zero, (sum, weight) => sum + weight);

    /// <summary>Column and row of a kernel over 2^32.</summary>
    /// <param name="Column">The column.</param>
    /// <param name="Row">The row.</param>
    /// <param name="Sums">The sums of a column of signed words, less their center.</param>
    /// <param name="Center">This center.</param>
    /// <param name="PixelCenter">What the signed words are less than the pixels.</param>
    private sealed record SplitWeights(BigInteger[] Column, BigInteger[] Row, Interval Sums, BigInteger Center, BigInteger PixelCenter);
}
