using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using Xunit;

namespace KernelGen.Generator.Tests.Arithmetic;

/// <summary>Where the vectors of a row begin that a step loads: none reaches beyond the last tap, and every tap is found.</summary>
public sealed class RowLoadsTests
{
    [Theory]
    [InlineData(new[] { 0, 1 }, new[] { 0, 1 })]
    [InlineData(new[] { 0, 1, 2 }, new[] { 0, 2 })]
    [InlineData(new[] { 0, 1, 2, 3 }, new[] { 0, 2, 3 })]
    [InlineData(new[] { 3 }, new[] { 2, 3 })]
    [InlineData(new[] { 4 }, new[] { 4 })]
    [InlineData(new[] { 0, 7 }, new[] { 0, 6, 7 })]
    public void Pairs_after_an_odd_last_column_begin_at_it(int[] taps, int[] loads) => Assert.Equal(loads, RowLoads.OfPairs(taps, taps.Max()));

    [Fact]
    public void A_row_of_taps_that_ends_earlier_than_others_may_be_read_as_far_as_they() =>
        Assert.Equal([0, 2], RowLoads.OfPairs([1], last: 2));

    [Fact]
    public void Pairs_hold_every_tap_of_even_and_of_odd_pixels()
    {
        for (var bits = 1; bits < 256; bits++)
        {
            var taps = Enumerable.Range(0, 8).Where(column => (bits >> column & 1) != 0).ToArray();
            var loads = RowLoads.OfPairs(taps, taps.Max()).ToArray();
            Assert.Equal(taps.Max(), loads.Max());
            foreach (var tap in taps)
            {
                Assert.Contains(tap & ~1, loads);                                               // even pixels
                Assert.Contains(loads, load => load == (tap + 1 & ~1) || load == tap);          // odd ones
            }
        }
    }

    [Fact]
    public void Every_second_element_of_the_last_column_is_an_odd_one()
    {
        for (var last = 1; last < 8; last++)
            for (var column = 0; column <= last; column++)
                Assert.InRange(RowLoads.OfEverySecond(column, last), column - 1, last - 1);
    }
}
