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
/// Bytes down the columns into a row of words, two rows at a time; then along that row in 32 bits, two words at a time.
/// </summary>
internal sealed class SeparableWords : SumAlgorithm
{
    public override string Name => "separable words";

    protected override Candidate Try(Subject subject, SumFacts facts)
    {
        var stencil = subject.Stencil;
        if (stencil.Source != ElementType.Byte) return Candidate.NotMine;
        if (stencil.Destination != ElementType.Byte && stencil.Destination != ElementType.Short) return Candidate.NotMine;
        if (facts.Factors is not { } factors) return Candidate.Decline("the kernel's rank is not 1");
        if (stencil.Rows == 1 || stencil.Columns == 1) return Candidate.Decline("one row or column of taps needs one pass");
        if (Down(stencil, factors) is not { } down) return Candidate.Decline("sums of a column need more than 16 bits");
        if ((WordResults.OfUpperWords(facts) ?? WordResults.OfSteps(stencil, facts)) is not { } results)
            return Candidate.Decline("sums need more than 32 bits");
        if (Along(stencil, facts, factors, results, center: -down.Bias) is not { } along)
            return Candidate.Decline("a factor of the row needs more than 16 bits");

        var operations = BodyOn(Targets.ForKernels[0]).Operations;
        if (operations > JitBudget.Words) return Candidate.Decline($"{operations} products are more than are written out");
        return Candidate.Propose(target => BodyOn(target).Cost, BodyOn).WithPairs();

        SeparableWordsBody BodyOn(Target target) => new(target, down, along, results)
        {
            RowEnds = RowEnds.Of(stencil),
            Why = $"sums lie in {facts.Sums}, those of a column in {ColumnSums(factors)}: words, then 32 bits suffice",
        };
    }

    /// <summary>The pass down the columns; null where words do not hold its sums, not even less their center.</summary>
    private static Pass? Down(Stencil stencil, Factors factors)
    {
        var sums = ColumnSums(factors);
        if (sums.High - sums.Low > ushort.MaxValue) return null;
        var taps = Taps(factors.Column, (weight, row) => new Tap(row, 0, weight));
        return new Pass(Lane.Int16, stencil.Source.Name, Lane.Int16.Element, taps, stencil.ColumnStep)
        {
            WritesSums = true,
            Margin = (stencil.Columns - 1) * stencil.ColumnStep,
            Bias = -Center(sums),
        };
    }

    /// <summary>What sums of no more than 2^16 values must be less so that they are signed words: the cheapest number.</summary>
    private static BigInteger Center(Interval sums) =>
        new[] { BigInteger.Zero, SeparableWordsBody.ByteCenter, (sums.Low + sums.High + 1) / 2 }
            .First(center => sums.Low - center >= short.MinValue && sums.High - center <= short.MaxValue);

    /// <summary>The pass along the row of words; null where its factors are no words themselves.</summary>
    private static Pass? Along(Stencil stencil, SumFacts facts, Factors factors, WordResults results, Rational center)
    {
        // column, row and their products are coprime: the factor is whole
        var factor = (factors.Scale * facts.Integers.Denominator * results.Scale).Numerator;
        var row = factors.Row.Select(weight => weight * factor).ToArray();
        if (row.Any(weight => BigInteger.Abs(weight) > short.MaxValue)) return null;
        var taps = Taps(row, (weight, column) => new Tap(0, column, weight));
        return new Pass(Lane.Int32, Lane.Int16.Element, stencil.Destination.Name, taps, stencil.ColumnStep)
        {
            ReadsSums = true,
            Bias = WordResults.Wrapped(results.Bias + row.Aggregate(BigInteger.Zero, (sum, weight) => sum + weight) * center.Numerator),
            Finish = results.Steps,
        };
    }

    private static Interval ColumnSums(Factors factors)
    {
        var (least, greatest) = new IntegerForm(factors.Column, BigInteger.Zero, BigInteger.One).Range(byte.MinValue, byte.MaxValue);
        return new Interval(least, greatest);
    }

    private static EquatableArray<Tap> Taps(IEnumerable<BigInteger> weights, System.Func<BigInteger, int, Tap> tap) =>
        weights.Select(tap).Where(tap => !tap.Coefficient.IsZero).ToEquatableArray();
}
