using System;
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
/// <param name="FetchesWeights">Whether weights come from beyond the cache, each a few times: they are fetched ahead.</param>
internal sealed record DirectBody(LayerTarget Target, OutputTile Tile, bool FetchesWeights) : LayerBody(Target)
{
    private const int Block = ChannelBlock.Lanes;
    private const int MostVectors = 4;

    /// <summary>Tiles that walk through the weights of a strip, up to which fetching them ahead gains.</summary>
    private const int MostWalks = 3;

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
            let tile = OutputTile.Best(rows, columns, epilogue.PoolRows, epilogue.PoolColumns, vectors, target.SumsBeside(vectors))
            select tile with { Cost = tile.Cost * lanes / strip };
        var best = tiles.Aggregate((best, tile) => tile.Cost <= best.Cost ? tile : best);
        return new DirectBody(target, best, target.FetchesWeights(pass.Weights.Packing.Length) && best.Walks(rows, columns) <= MostWalks);
    }
}

/// <summary>
/// A direct convolution to half a block of channels, with vectors of a whole block: the sums of two neighboring columns share one.
/// </summary>
/// <param name="Target">The machine.</param>
/// <param name="Half">Vectors of half the lanes, for what is stored.</param>
/// <param name="Rows">Rows of outputs that are in registers together.</param>
/// <param name="Columns">Columns of them.</param>
internal sealed record PairBody(LayerTarget Target, LayerTarget Half, int Rows, int Columns) : LayerBody(Target)
{
    /// <summary>Sums that hide the time of one.</summary>
    private const int SumsInFlight = 8;

    /// <summary>Steps that begin a tap.</summary>
    private const int StepsOfTap = 2;

    /// <summary>Whether neighboring sums read neighboring numbers, and there are two.</summary>
    public static bool Suits(DirectPass pass, Epilogue epilogue) => pass.Weights.Packing.Lanes == ChannelBlock.Half
        && pass.Horizontal.Stride == 1 && pass.Horizontal.Outputs >= 2 * epilogue.PoolColumns;

    /// <summary>The tile that computes the fewest sums, the largest of these.</summary>
    public static PairBody Of(LayerTarget target, DirectPass pass, Epilogue epilogue)
    {
        var (rows, columns) = (pass.Vertical.Outputs / epilogue.PoolRows, pass.Horizontal.Outputs / epilogue.PoolColumns);
        var (best, least) = ((Rows: 1, Columns: 2), double.MaxValue);
        for (var down = 1; down <= Math.Min(rows, target.Accumulators); down++)
            for (var across = 1; across <= Math.Min(columns, 2 * target.Accumulators); across++)
            {
                var sums = down * epilogue.PoolRows * across * epilogue.PoolColumns;
                if (across * epilogue.PoolColumns % 2 != 0 || sums > 2 * target.Accumulators) continue;
                var tiles = (double)((rows + down - 1) / down) * ((columns + across - 1) / across);
                var cost = tiles * (Math.Max(sums / 2, SumsInFlight) + StepsOfTap);
                if (cost < least) (best, least) = ((down, across), cost);
            }
        var half = LayerTarget.All.First(other => other.Lanes == ChannelBlock.Half);
        return new PairBody(target, half, best.Rows, best.Columns);
    }
}

/// <summary>The outputs whose sums are in registers together.</summary>
/// <param name="Rows">Rows of outputs.</param>
/// <param name="Columns">Columns of outputs.</param>
/// <param name="Vectors">Vectors of channels of each.</param>
/// <param name="Cost">Steps that the whole layer takes for one strip of channels, tap and input channel.</param>
internal sealed record OutputTile(int Rows, int Columns, int Vectors, double Cost)
{
    /// <summary>A sum waits four steps for the one before it.</summary>
    private const int Latency = 4;

    /// <summary>Sums for which there is no register are written and read again in every step.</summary>
    private const int InMemory = 2;

    /// <summary>How many cover so many rows and columns.</summary>
    public int Walks(int rows, int columns) => ((rows - 1) / Rows + 1) * ((columns - 1) / Columns + 1);

    /// <summary>The tile that takes the fewest steps; the last tile of a row or column overlaps the one before.</summary>
    /// <param name="rows">Rows of output.</param>
    /// <param name="columns">Columns of output.</param>
    /// <param name="poolRows">Rows of sums that make an output.</param>
    /// <param name="poolColumns">Columns of sums that make an output.</param>
    /// <param name="vectors">Vectors of channels.</param>
    /// <param name="accumulators">Registers for sums.</param>
    public static OutputTile Best(int rows, int columns, int poolRows, int poolColumns, int vectors, int accumulators)
    {
        var best = Of(1, 1);
        for (var down = 1; down <= Math.Min(rows, accumulators); down++)
            for (var across = 1; across <= Math.Min(columns, accumulators); across++)
            {
                if (down * across * poolRows * poolColumns * vectors > accumulators) break;
                var tile = Of(down, across);
                if (tile.Cost < best.Cost || (tile.Cost == best.Cost && tile.Columns > best.Columns)) best = tile;
            }
        return best;

        OutputTile Of(int down, int across)
        {
            var positions = down * across * poolRows * poolColumns;
            var steps = Math.Max(Math.Max(positions * vectors, positions + vectors), Latency) + 1.0;
            var tiles = (double)((rows + down - 1) / down) * ((columns + across - 1) / across);
            var isHeld = positions * vectors <= accumulators;
            return new OutputTile(down, across, vectors, tiles * steps * (isHeld ? 1 : InMemory));
        }
    }
}
