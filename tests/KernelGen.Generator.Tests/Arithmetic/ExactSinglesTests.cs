using System;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using Xunit;

namespace KernelGen.Generator.Tests.Arithmetic;

/// <summary>Quotients of whole numbers that floats hold, rounded as floats are, against exact rounding: every sum.</summary>
public sealed class ExactSinglesTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(250)]
    [InlineData(999)]
    [InlineData(1000)]
    [InlineData(4096)]
    [InlineData(10_000)]
    [InlineData(50_000)]
    [InlineData(65_535)]
    [InlineData(100_000)]
    [InlineData(1_000_000)]
    public void Every_quotient_that_is_proved_rounds_to_the_nearest_and_ties_to_even(int denominator)
    {
        var largest = (int)Math.Min((1 << 24) - 1, 300L * denominator);
        if (ExactSingles.Quotient(largest, denominator) is not { Value: OperatorExpression quotient })
        {
            Assert.True(denominator > 60_000, "no quotient was proved");
            return;
        }
        var constant = ((Constant)quotient.Operands[1]).Value.ToSingle();
        for (var sum = -largest; sum <= largest; sum++)
        {
            var near = quotient.Operator == Operator.Divide ? sum / constant : sum * constant;
            if ((long)MathF.Round(near) != Nearest(sum, denominator)) Assert.Fail($"{sum}/{denominator} is rounded to {MathF.Round(near)} by {quotient.Operator}");
        }
    }

    [Fact]
    public void A_reciprocal_that_misses_a_tie_is_not_taken()
    {
        Assert.Equal(Operator.Multiply, ((OperatorExpression)ExactSingles.Quotient(2_560_000, 10_000)!.Value).Operator);
        Assert.Equal(Operator.Divide, ((OperatorExpression)ExactSingles.Quotient(256_000, 1000)!.Value).Operator);
    }

    private static long Nearest(long sum, long denominator)
    {
        var (whole, twice) = (Math.Abs(sum) / denominator, 2 * (Math.Abs(sum) % denominator));
        if (twice > denominator || (twice == denominator && whole % 2 == 1)) whole++;
        return sum < 0 ? -whole : whole;
    }
}
