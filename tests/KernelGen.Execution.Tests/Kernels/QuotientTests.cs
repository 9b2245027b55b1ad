using System.Linq;
using System.Runtime.Intrinsics;
using KernelGen.CompilerServices;
using Xunit;

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>The words for division that emitted code uses, against the quotients of whole numbers.</summary>
public sealed class QuotientTests
{
    /// <summary>Every dividend that is promised, and divisors small, great, just below and above powers of two.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(49)]
    [InlineData(441)]
    [InlineData(1681)]
    [InlineData(65535)]
    [InlineData(65537)]
    [InlineData(699_051)]
    [InlineData(2_097_151)]
    [InlineData(16_777_213)]
    public void A_quotient_by_a_reciprocal_is_the_whole_quotient(int divisor)
    {
        var ramp = Vector512.Create(Enumerable.Range(0, 16).ToArray());
        for (var first = 0; first < 1 << 21; first += 16)
        {
            var dividends = ramp + Vector512.Create(first);
            var wanted = dividends / divisor;
            var right = Lanes128.QuotientByReciprocal(dividends.GetLower().GetLower(), divisor) == wanted.GetLower().GetLower()
                && Lanes256.QuotientByReciprocal(dividends.GetLower(), divisor) == wanted.GetLower()
                && (!Lanes512.IsSupported || Lanes512.QuotientByReciprocal(dividends, divisor) == wanted);
            Assert.True(right, $"{first} … {first + 15} by {divisor}");
        }
    }
}
