using System.Numerics;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Bodies;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Planning.Algorithms;

/// <summary>
/// Bytes as words, multiplied two at a time by taps beyond a byte, as decimals are, into 32 bits; the quotient is a product of floats,
/// which hold the sums exactly.
/// </summary>
internal sealed class BytesAsWords : SumAlgorithm
{
    private static readonly BigInteger ExactFloats = BigInteger.One << 24;

    public override string Name => "bytes as words";

    protected override Candidate Try(Subject subject, SumFacts facts)
    {
        var stencil = subject.Stencil;
        if (stencil.Source != ElementType.Byte) return Candidate.NotMine;
        if (stencil.Destination != ElementType.Byte && stencil.Destination != ElementType.Short) return Candidate.NotMine;
        if (facts.Factors is not null || subject.Arithmetic.Lane.Bits == 16) return Candidate.NotMine;      // narrower sums suffice
        if (stencil.Stride != stencil.Dilation) return Candidate.Decline("neighboring output rows share no rows of the picture");
        if (stencil.Channels * stencil.Dilation > 1) return Candidate.Decline("no pixels of one channel, next to each other");
        if (facts.NonZeroRows < 2) return Candidate.Decline("one row of taps has nothing to add down");
        if (facts.NonZeroTaps > JitBudget.Taps)
            return Candidate.Decline($"{facts.NonZeroTaps} taps are more than the {JitBudget.Taps} that are written out");
        var (denominator, largest) = (facts.Integers.Denominator, facts.IntegerTaps.LargestSum(byte.MaxValue));
        if (facts.Reduction.Absolute || (facts.Reduction.Rounding != MidpointRounding.ToEven && !denominator.IsOne))
            return Candidate.Decline("the conversion rounds to even, and no magnitudes");
        if (largest >= ExactFloats || denominator >= ExactFloats) return Candidate.Decline("sums need more than the 24 bits of a float");
        if (!ExactSingles.RoundsAsProduct((int)largest, (int)denominator))
            return Candidate.Decline("a product with the reciprocal is not proved to round as the quotient does");

        var why = $"sums lie in {facts.Sums} over {denominator}: exact in 32 bits, and in floats, whose products with 1/{denominator} "
            + "round as the quotients do";
        var arithmetic = new Arithmetic(Lane.Int32, denominator, EquatableArray<Assignment>.Empty, null, why);
        var pass = WholePass.Of(stencil, facts, arithmetic);
        var basis = RowBasis.Of(pass.Taps, integers: true);
        if (PairProducts.OfConverted(pass, basis, new Rational(BigInteger.One, denominator)) is not { } pairs)
            return Candidate.Decline("a tap is no signed word");
        return Direct.Propose(stencil, arithmetic, new RowSums(pass, basis, pairs, Stride: 1)).WithPairs();
    }
}
