using System;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning.Algorithms;

/// <summary>The numbers of transformed tiles: for each product of a tile the channels of every tile, in blocks.</summary>
internal static class TileProducts
{
    private const int Block = ChannelBlock.Lanes;

    /// <summary>
    /// Floats from a product to the next: the vectors of a tile lie that far apart, and an odd number of cache lines spreads them over
    /// all sets of the cache, where an even one would put them into a few, to evict each other.
    /// </summary>
    public static long Step(int blocks, int tiles) => ((long)blocks * tiles | 1) * Block;

    /// <summary>Memory for all products of some tiles, and for what lies between the products.</summary>
    /// <param name="newTensor">Hands out tensors.</param>
    /// <param name="products">Numbers of a tile.</param>
    /// <param name="blocks">Blocks of channels.</param>
    /// <param name="tiles">How many.</param>
    public static TensorSpec Scratch(Func<TensorShape, Layout, TensorSpec> newTensor, int products, int blocks, int tiles) =>
        newTensor(new TensorShape(TensorKind.Picture, products * blocks * Block, 1, tiles), Layout.Blocks) with
        {
            WrittenPlanes = (int)((products * Step(blocks, tiles) - 1) / ((long)tiles * Block) + 1),
        };
}
