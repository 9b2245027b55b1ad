using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Bodies;

/// <summary>A pass of a direct convolution, and how each machine walks it.</summary>
/// <param name="Pass">The pass.</param>
/// <param name="Bodies">The bodies, the widest vectors first.</param>
internal sealed record DirectMethod(DirectPass Pass, IReadOnlyList<LayerBody> Bodies)
{
    /// <param name="pass">The pass.</param>
    /// <param name="epilogue">What becomes of its sums.</param>
    /// <param name="mayPair">Whether neighboring sums lie beside each other for all channels: no groups, channel after channel.</param>
    public static DirectMethod Of(DirectPass pass, Epilogue epilogue, bool mayPair)
    {
        var (lanes, hasPairs) = (pass.Weights.Packing.Lanes, mayPair && PairBody.Suits(pass, epilogue));
        var targets = LayerTarget.UpTo(hasPairs ? 2 * lanes : lanes);
        return new DirectMethod(pass, targets.Select(target => target.Lanes > lanes
            ? PairBody.Of(target, pass, epilogue) : (LayerBody)DirectBody.Of(target, pass, epilogue)).ToArray());
    }
}

/// <summary>Sums of a direct convolution: a tile of positions by vectors of output channels.</summary>
/// <param name="Target">The machine.</param>
/// <param name="Tile">The sums that are in registers together.</param>
internal sealed record DirectBody(LayerTarget Target, OutputTile Tile) : LayerBody(Target)
{
    private const int Block = ChannelBlock.Lanes;
    private const int MostVectors = 4;

    /// <summary>Channels of the strip that are computed together.</summary>
    public int Channels => Tile.Vectors * Target.Lanes;

    /// <summary>The body whose strips divide the strip of the weights and a block, or are made of blocks, in the fewest steps.</summary>
    public static DirectBody Of(LayerTarget target, DirectPass pass, Epilogue epilogue)
    {
        var (rows, columns) = (pass.Vertical.Outputs / epilogue.PoolRows, pass.Horizontal.Outputs / epilogue.PoolColumns);
        var lanes = pass.Weights.Packing.Lanes;
        var tiles =
            from vectors in Enumerable.Range(1, MostVectors)
            let strip = vectors * target.Lanes
            where lanes % strip == 0 && (strip % Block == 0 || Block % strip == 0)
            let tile = OutputTile.Best(rows, columns, epilogue.PoolRows, epilogue.PoolColumns, vectors, target.Accumulators)
            select tile with { Cost = tile.Cost * lanes / strip };
        return new DirectBody(target, tiles.Aggregate((best, tile) => tile.Cost <= best.Cost ? tile : best));
    }
}
