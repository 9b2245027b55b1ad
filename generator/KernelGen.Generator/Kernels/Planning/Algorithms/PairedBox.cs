using System.Numerics;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Bodies;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Planning.Algorithms;

/// <summary>
/// A box of bytes whose sums need 32 bits: sums of columns less their middle are carried down the rows as signed words, and so are the
/// sums of a few columns of which a window consists. Two such words are added into 32 bits as the products of a pair with 1 and 1.
/// </summary>
internal sealed class PairedBox : SumAlgorithm
{
    /// <summary>Pairs of groups that are worth their products; wider windows are sums of 32 bits from the beginning.</summary>
    private const int MostPairs = 4;

    /// <summary>Two operations interleave a pair of groups, two multiply and add it: hardly more than widening one group takes.</summary>
    private const int OperationsOfPair = 1;

    public override string Name => "paired box";

    protected override Candidate Try(Subject subject, SumFacts facts)
    {
        var (stencil, arithmetic) = (subject.Stencil, subject.Arithmetic);
        if (RunningBox.WhyNot(subject, facts) is { } reason) return Candidate.Decline(reason);
        if (stencil.Source != ElementType.Byte) return Candidate.Decline("only sums of columns of bytes are words");
        if (arithmetic.Lane != Lane.Int32) return Candidate.Decline("sums need no 32 bits");
        if (stencil.Destination == ElementType.Int) return Candidate.Decline("sums are stored in 32 bits");

        // a sum of columns less the middle lies in [-middle, 255·rows - middle]: as many of them as a word holds make a group
        var greatest = stencil.Rows * stencil.Source.Greatest;
        var middle = greatest / 2;
        var most = Lane.Int16.Greatest / (greatest - middle);
        if (most.IsZero) return Candidate.Decline("the sum of a column does not fit a signed word");
        var longest = (int)BigInteger.Min(most, stencil.Columns);
        var window = BoxWindow.Of(stencil.Rows, stencil.Columns, subtracts: true, longest) with { AddsPairs = true };
        var pairs = window.Pairs().Count;
        if (pairs > MostPairs) return Candidate.Decline($"{pairs} pairs of groups of columns are more than {MostPairs}");

        var down = RunningBox.Down(stencil, Lane.Int16, Rational.One) with { Bias = -middle };
        var across = RunningBox.Across(stencil, facts, arithmetic, down, facts.Reduction.Taps[0] * arithmetic.Scale);
        across = RunningBox.WithBias(across, across.Taps[0].Coefficient * stencil.Columns * middle);
        return new Candidate(target => target.Has(Can.Pairs)
            ? Answer<Body>.Propose(
                Cost(across, window, target),
                () => new RunningBoxBody(target, down, across, window) { Why = arithmetic.Why })
            : Answer<Body>.Decline("no products in pairs"));
    }

    /// <summary>As the running box, but for the pairs.</summary>
    private static double Cost(Pass across, BoxWindow window, Target target) =>
        (RunningBox.CarriedColumns + window.Operations + OperationsOfPair * window.Pairs().Count) / target.Lanes(Lane.Int16)
        + (across.Finish.Count + 2.0) / target.Lanes(across.Lane);
}
