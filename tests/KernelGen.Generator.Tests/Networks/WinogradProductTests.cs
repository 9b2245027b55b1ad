using System.Linq;
using KernelGen.Generator.Networks.Bodies;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Shared;
using Xunit;

namespace KernelGen.Generator.Tests.Networks;

/// <summary>The products of tiles: which are needed, and how they are walked through.</summary>
public sealed class WinogradProductTests
{
    [Theory]
    [InlineData(7, 7, 2, 3, 512)]
    [InlineData(14, 14, 4, 3, 256)]
    [InlineData(7, 16, 2, 3, 512)]
    [InlineData(16, 13, 4, 4, 256)]
    [InlineData(28, 28, 4, 3, 128)]
    [InlineData(10, 10, 4, 5, 16)]
    [InlineData(56, 50, 6, 3, 48)]
    [InlineData(5, 5, 2, 3, 8)]
    public void Walks_cover_the_tiles_that_need_a_product_once(int rows, int columns, int outputs, int taps, int channels)
    {
        var grid = ConvolutionCost.Strip((rows, columns), outputs, outputs + taps - 1, channels, channels);
        var lanes = StripWidth.ForTiles(channels, grid, weightBytes: 0);
        foreach (var body in ChannelProductsBody.Of(new WinogradPacking(channels, channels, lanes, outputs, taps), grid))
        {
            var sets = (body.Target.Machine.IsScalar ? grid.Whole : grid).Sets;
            Assert.Equal(grid.Size * grid.Size, sets.Sum(set => set.Products));
            foreach (var (set, (condition, walks)) in sets.Zip(body.Sets))
            {
                Assert.Equal(set.Condition, condition);
                var walked =
                    from walk in walks
                    from turn in Enumerable.Range(0, walk.Count)
                    from tile in walk.Tiles
                    select walk.First + turn * walk.Step + tile;
                Assert.Equal(set.Tiles, walked);
                var registers = body.Vectors * (walks.Max(walk => walk.Tiles.Count) + 1) + 1;
                Assert.True(registers <= body.Target.Registers, $"{body.Target.Name}: {registers} registers");
            }
        }
    }

    /// <summary>A tile writes all its outputs, those of the next tiles later: what stays has all its products.</summary>
    [Theory]
    [InlineData(7, 2, 3)]
    [InlineData(14, 4, 3)]
    [InlineData(13, 5, 3)]
    [InlineData(17, 6, 3)]
    [InlineData(11, 4, 5)]
    [InlineData(13, 5, 4)]
    public void What_an_output_is_made_of_is_not_left_out(int sums, int outputs, int taps)
    {
        var matrices = CookToom.Of(outputs, taps);
        var tiles = (sums - 1) / outputs + 1;
        var grid = TileGrid.Of((sums, sums), outputs, matrices.Size, tiles, maySkip: true);
        Assert.True(grid.SkipsRow && grid.SkipsColumn);

        var over = tiles * outputs - sums;
        var kept = outputs - over;                  // outputs of the first tile that the second does not write
        var last = matrices.Size - 1;
        Assert.All(Enumerable.Range(0, kept), output => Assert.Equal(0, matrices.Output[last, output]));
        Assert.InRange(kept, 1, outputs - 1);
    }

    [Fact]
    public void Products_are_told_apart_only_where_that_saves_enough()
    {
        Assert.Equal(225 + 3, ConvolutionCost.Strip((7, 7), 2, 4, 512, 512).Products);
        Assert.Equal(16 * 16, ConvolutionCost.Strip((8, 8), 2, 4, 512, 512).Products);      // no tile overlaps
        Assert.Equal(16 * 16, ConvolutionCost.Strip((7, 7), 2, 4, 16, 16).Products);        // weights stay in the cache
    }
}
