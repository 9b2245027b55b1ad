using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Bodies;

/// <summary>Walks over tiles, whose sums are in registers together.</summary>
/// <param name="First">The first tile of the first walk.</param>
/// <param name="Tiles">The tiles of a walk, counted from its first.</param>
/// <param name="Count">How many walks.</param>
/// <param name="Step">Tiles from the first of a walk to that of the next.</param>
internal sealed record TileWalk(int First, IReadOnlyList<int> Tiles, int Count, int Step)
{
    /// <summary>What one more loop must save, as it is more to compile.</summary>
    private const double SecondLoop = 1.06;

    /// <summary>A sum waits for itself: fewer take no less time.</summary>
    private const int InFlight = 8;

    /// <summary>Steps that all walks take for one input channel and so many vectors of output channels.</summary>
    public double Steps(int vectors) => Count * StepsOf(Tiles.Count, vectors);

    /// <summary>Divides tiles into walks of almost the same length, in the fewest steps.</summary>
    /// <param name="tiles">The tiles.</param>
    /// <param name="vectors">Vectors of output channels.</param>
    /// <param name="most">Tiles whose sums stay in registers.</param>
    public static IReadOnlyList<TileWalk> Divide(IReadOnlyList<int> tiles, int vectors, int most)
    {
        double Cost(int walks)
        {
            var (least, longer) = (tiles.Count / walks, tiles.Count % walks);
            return (longer * StepsOf(least + 1, vectors) + (walks - longer) * StepsOf(least, vectors)) * (longer > 0 ? SecondLoop : 1);
        }

        var fewest = (tiles.Count + most - 1) / most;
        var count = Enumerable.Range(fewest, Math.Min(fewest, tiles.Count - fewest) + 1).OrderBy(Cost).First();
        var (result, first) = (new List<TileWalk>(), 0);
        for (var walk = 0; walk < count; walk++)
        {
            var length = tiles.Count / count + (walk < tiles.Count % count ? 1 : 0);
            Add(result, tiles[first], tiles.Skip(first).Take(length).Select(tile => tile - tiles[first]).ToArray());
            first += length;
        }
        return result;
    }

    /// <summary>Appends a walk to the last ones, if these are alike and equally far apart.</summary>
    private static void Add(List<TileWalk> walks, int first, IReadOnlyList<int> tiles)
    {
        var last = walks.Count > 0 ? walks[walks.Count - 1] : null;
        var step = last is null ? 0 : first - last.First - (last.Count - 1) * last.Step;
        if (last is not null && last.Tiles.SequenceEqual(tiles) && (last.Count == 1 || last.Step == step))
            walks[walks.Count - 1] = last with { Count = last.Count + 1, Step = step };
        else walks.Add(new TileWalk(first, tiles, 1, 0));
    }

    private static double StepsOf(int tiles, int vectors) => Math.Max(Math.Max(tiles * vectors, tiles + vectors), InFlight) + 1.0;
}

/// <summary>
/// The sums over channels of a Winograd convolution: for each product of a tile a matrix of weights, times that product of all tiles.
/// </summary>
/// <param name="Target">The machine.</param>
/// <param name="Vectors">Vectors of output channels that are computed together.</param>
/// <param name="Sets">Products that the same tiles need: the condition of their number, empty for the rest, and the walks.</param>
/// <param name="FetchesWeights">Whether weights come from beyond the cache, each a few times: they are fetched ahead.</param>
/// <param name="Steps">Steps for one input channel and a strip of output channels.</param>
internal sealed record ChannelProductsBody(
    LayerTarget Target, int Vectors, IReadOnlyList<(string Condition, IReadOnlyList<TileWalk> Walks)> Sets, bool FetchesWeights, double Steps)
    : LayerBody(Target)
{
    private const int Block = ChannelBlock.Lanes;
    private const int MostVectors = 4;

    /// <summary>Walks through the weights of a strip, up to which fetching them ahead gains.</summary>
    private const int MostWalks = 16;

    /// <summary>Channels of the strip that are computed together.</summary>
    public int Channels => Vectors * Target.Lanes;

    /// <summary>For every machine whose vectors the strip fills.</summary>
    public static IReadOnlyList<ChannelProductsBody> Of(WinogradPacking packing, TileGrid grid) =>
        LayerTarget.UpTo(packing.Lanes).Select(target => Best(target, packing.Lanes, target.Machine.IsScalar ? grid.Whole : grid)).Select(body => body with
        {
            FetchesWeights = body.Target.FetchesWeights(packing.Length) && body.Sets.All(set => set.Walks.Sum(static walk => walk.Count) <= MostWalks),
        }).ToArray();

    /// <summary>The body whose vectors divide a strip and a block, or are made of blocks, in the fewest steps.</summary>
    /// <param name="target">The machine.</param>
    /// <param name="lanes">Output channels of a strip.</param>
    /// <param name="grid">The tiles.</param>
    public static ChannelProductsBody Best(LayerTarget target, int lanes, TileGrid grid)
    {
        var bodies =
            from vectors in Enumerable.Range(1, MostVectors)
            let channels = vectors * target.Lanes
            where lanes % channels == 0 && (channels % Block == 0 || Block % channels == 0)
            select Of(target, vectors, lanes / channels, grid);
        return bodies.Aggregate((best, body) => body.Steps <= best.Steps ? body : best);
    }

    private static ChannelProductsBody Of(LayerTarget target, int vectors, int parts, TileGrid grid)
    {
        var most = Math.Max(1, target.SumsBeside(vectors) / vectors);
        var sets = grid.Sets.Select(set => (set.Products, set.Condition, Walks: TileWalk.Divide(set.Tiles, vectors, most))).ToArray();
        var steps = sets.Sum(set => set.Products * set.Walks.Sum(walk => walk.Steps(vectors)));
        return new ChannelProductsBody(
            target, vectors, sets.Select(static set => (set.Condition, set.Walks)).ToArray(), FetchesWeights: false, parts * steps);
    }
}
