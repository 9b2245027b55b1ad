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

    /// <summary>Walks beyond the fewest that may divide the tiles evenly.</summary>
    private const int MoreWalks = 8;

    /// <summary>A sum waits for itself: fewer take no less time.</summary>
    private const int InFlight = 8;

    /// <summary>Steps of walks over so many tiles, for one input channel.</summary>
    /// <param name="tiles">Tiles.</param>
    /// <param name="vectors">Vectors of output channels.</param>
    /// <param name="most">Tiles whose sums stay in registers.</param>
    public static double Steps(int tiles, int vectors, int most) => StepsOfWalks(tiles, vectors, Walks(tiles, vectors, most));

    /// <summary>Divides tiles into walks of almost the same length, in the fewest steps.</summary>
    /// <param name="tiles">The tiles.</param>
    /// <param name="vectors">Vectors of output channels.</param>
    /// <param name="most">Tiles whose sums stay in registers.</param>
    public static IReadOnlyList<TileWalk> Divide(IReadOnlyList<int> tiles, int vectors, int most)
    {
        var (count, walks, first) = (Walks(tiles.Count, vectors, most), new List<TileWalk>(), 0);
        for (var walk = 0; walk < count; walk++)
        {
            var (start, length) = (first, tiles.Count / count + (walk < tiles.Count % count ? 1 : 0));
            Add(walks, tiles[start], Enumerable.Range(start, length).Select(index => tiles[index] - tiles[start]).ToArray());
            first += length;
        }
        return walks;
    }

    private static int Walks(int tiles, int vectors, int most)
    {
        var fewest = (tiles - 1) / most + 1;
        return Enumerable.Range(fewest, Math.Min(MoreWalks, tiles - fewest) + 1)
            .Aggregate((best, count) => StepsOfWalks(tiles, vectors, count) < StepsOfWalks(tiles, vectors, best) ? count : best);
    }

    private static double StepsOfWalks(int tiles, int vectors, int count)
    {
        var (least, longer) = (tiles / count, tiles % count);
        return (longer * StepsOf(least + 1, vectors) + (count - longer) * StepsOf(least, vectors)) * (longer > 0 ? SecondLoop : 1);
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
internal sealed record ChannelProductsBody(
    LayerTarget Target, int Vectors, IReadOnlyList<(string Condition, IReadOnlyList<TileWalk> Walks)> Sets, bool FetchesWeights)
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
        LayerTarget.UpTo(packing.Lanes).Select(target => Of(target, packing, target.Machine.IsScalar ? grid.Whole : grid)).ToArray();

    /// <summary>Steps for one input channel and a strip of output channels.</summary>
    /// <param name="target">The machine.</param>
    /// <param name="lanes">Output channels of a strip.</param>
    /// <param name="grid">The tiles.</param>
    public static double Steps(LayerTarget target, int lanes, TileGrid grid) => Best(target, lanes, grid).Steps;

    private static ChannelProductsBody Of(LayerTarget target, WinogradPacking packing, TileGrid grid)
    {
        var vectors = Best(target, packing.Lanes, grid).Vectors;
        var sets = grid.Sets.Select(set => (set.Condition, TileWalk.Divide(set.Tiles, vectors, Most(target, vectors)))).ToArray();
        var walks = sets.Max(static set => set.Item2.Sum(static walk => walk.Count));
        return new ChannelProductsBody(target, vectors, sets, target.FetchesWeights(packing.Length) && walks <= MostWalks);
    }

    /// <summary>The vectors that divide a strip and a block, or are made of blocks, in the fewest steps.</summary>
    private static (int Vectors, double Steps) Best(LayerTarget target, int lanes, TileGrid grid)
    {
        var choices =
            from vectors in Enumerable.Range(1, MostVectors)
            let channels = vectors * target.Lanes
            where lanes % channels == 0 && (channels % Block == 0 || Block % channels == 0)
            let steps = grid.Sets.Sum(set => set.Products * TileWalk.Steps(set.Count, vectors, Most(target, vectors)))
            select (Vectors: vectors, Steps: lanes / channels * steps);
        return choices.Aggregate((best, choice) => choice.Steps <= best.Steps ? choice : best);
    }

    private static int Most(LayerTarget target, int vectors) => Math.Max(1, target.SumsBeside(vectors) / vectors);
}
