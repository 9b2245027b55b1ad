using System;
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
    /// For the products of Winograd's tiles: one block, if weights come from beyond the cache and the sums of all tiles stay in registers, so
    /// that each weight is read once.
    /// </summary>
    /// <param name="channels">Output channels.</param>
    /// <param name="tiles">Tiles that are computed together.</param>
    /// <param name="weightBytes">Bytes of the weights of all products.</param>
    public static int ForTiles(int channels, int tiles, double weightBytes)
    {
        var widest = LayerTarget.Widest;
        var isReadOnce = weightBytes > widest.Machine.Costs.CacheBytes && tiles <= widest.SumsBeside(weights: 1);
        return isReadOnce && channels > ChannelBlock.Half ? Block : ForConvolution(channels, 1, tiles, Epilogue.None, mustDivide: false);
    }

    /// <summary>For a linear layer: at least four vectors of sums where there are as many, for a sum waits for the one before it.</summary>
    /// <param name="features">Output features.</param>
    public static int ForLinear(int features)
    {
        var blocks = (features + Block - 1) / Block;
        var (best, least) = (Math.Min(blocks, 4), int.MaxValue);
        for (var width = Math.Min(blocks, 8); width >= Math.Min(blocks, 4); width--)
        {
            var computed = (blocks + width - 1) / width * width;
            if (computed < least) (best, least) = (width, computed);
        }
        return best * Block;
    }
}
