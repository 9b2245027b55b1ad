using System;
using System.Linq;
using KernelGen.Generator.Networks.Bodies;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>How many output channels are computed side by side.</summary>
internal static class StripWidth
{
    private const int Block = ChannelBlock.Lanes;
    private const int MostBlocks = 4;

    /// <summary>For a convolution: the width that takes the fewest steps on the widest machine.</summary>
    /// <param name="channels">Output channels of a group.</param>
    /// <param name="rows">Rows of output, after a pool.</param>
    /// <param name="columns">Columns of output, after a pool.</param>
    /// <param name="epilogue">Says what a pool makes of neighbors.</param>
    /// <param name="mustDivide">Whether strips must end where a group ends.</param>
    public static int ForConvolution(int channels, int rows, int columns, Epilogue epilogue, bool mustDivide)
    {
        if (channels <= ChannelBlock.Half) return ChannelBlock.Half;
        var blocks = (channels + Block - 1) / Block;
        var (best, least) = (1, double.MaxValue);
        for (var width = 1; width <= Math.Min(MostBlocks, blocks); width++)
        {
            if (mustDivide && blocks % width != 0) continue;
            var tile = OutputTile.Best(rows, columns, epilogue.PoolRows, epilogue.PoolColumns, width, LayerTarget.Widest.SumsBeside(width));
            var cost = tile.Cost * ((blocks + width - 1) / width);
            if (cost < least) (best, least) = (width, cost);
        }
        return best * Block;
    }

    /// <summary>
    /// For the products of Winograd's tiles: one block, if weights come from beyond the cache and the sums of all tiles stay in registers,
    /// so that each weight is read once; else the width that takes the fewest steps on the widest machine.
    /// </summary>
    /// <param name="channels">Output channels.</param>
    /// <param name="grid">The tiles.</param>
    /// <param name="weightBytes">Bytes of the weights of all products.</param>
    public static int ForTiles(int channels, TileGrid grid, double weightBytes)
    {
        var widest = LayerTarget.Widest;
        if (channels <= ChannelBlock.Half) return ChannelBlock.Half;
        if (widest.IsFar(weightBytes) && grid.Count <= widest.SumsBeside(weights: 1)) return Block;
        return Block * Enumerable.Range(1, Math.Min(MostBlocks, ChannelBlock.Count(channels)))
            .OrderBy(width => StepsOfTiles(channels, width * Block, grid)).First();
    }

    /// <summary>Steps of the products of tiles for one input channel.</summary>
    public static double StepsOfTiles(int channels, int width, TileGrid grid) =>
        ChannelProductsBody.Steps(LayerTarget.UpTo(width)[0], width, grid) * ((channels - 1) / width + 1);

    /// <summary>
    /// For a linear layer: where weights come from beyond the cache, the vectors that many samples share, so that a strip is one stream;
    /// else at least four vectors of sums where there are as many, for a sum waits for the one before it.
    /// </summary>
    /// <param name="inFeatures">Input features.</param>
    /// <param name="features">Output features.</param>
    public static int ForLinear(int inFeatures, int features)
    {
        var blocks = ChannelBlock.Count(features);
        var bytes = sizeof(float) * (double)inFeatures * features;
        if (LayerTarget.Widest.IsFar(bytes)) return Math.Min(blocks, LinearTile.MostVectors) * Block;
        var (best, least) = (Math.Min(blocks, 4), int.MaxValue);
        for (var width = Math.Min(blocks, 8); width >= Math.Min(blocks, 4); width--)
        {
            var computed = (blocks + width - 1) / width * width;
            if (computed < least) (best, least) = (width, computed);
        }
        return best * Block;
    }
}
