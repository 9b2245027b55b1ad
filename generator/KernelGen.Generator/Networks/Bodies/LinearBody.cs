using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Bodies;

/// <summary>The sums of a linear layer that are in registers together.</summary>
/// <param name="Target">The vectors.</param>
/// <param name="Vectors">Vectors of output features.</param>
/// <param name="Chains">Sums of each, over every n-th input: as many as hide the time of a product.</param>
/// <param name="Samples">Samples.</param>
internal sealed record LinearTile(LayerTarget Target, int Vectors, int Chains, int Samples)
{
    private const int SumsInFlight = 8;
    private const int SpareRegisters = 2;

    /// <summary>Vectors of weights that many samples share: what is read of an input's weights stays in the nearest cache.</summary>
    public const int MostVectors = 3;
    private const int MostSamples = 8;

    /// <summary>Output features of the tile.</summary>
    public long Features => (long)Vectors * Target.Lanes;

    /// <summary>For one sample: as many features as registers hold.</summary>
    public static LinearTile OfSample(LayerTarget target, TapPacking packing)
    {
        var vectors = Enumerable.Range(1, target.Registers - SpareRegisters).Last(count => packing.Lanes % (count * target.Lanes) == 0);
        // weights from beyond the cache take longer than a sum waits for itself
        var chains = target.IsFar(sizeof(float) * (double)packing.Length) ? 1 : Math.Min(SumsInFlight / vectors, packing.InChannels);
        return new LinearTile(target, vectors, Math.Max(1, chains), Samples: 1);
    }

    /// <summary>For many samples: the parts of a strip, how many of each, in chains as for one sample.</summary>
    public static IEnumerable<(int Count, LinearTile Tile)> OfSamples(LayerTarget target, TapPacking packing)
    {
        var (chains, vectors) = (OfSample(target, packing).Chains, packing.Lanes / target.Lanes);
        var best = (
            from most in Enumerable.Range(1, Math.Min(MostVectors, vectors))
            let tile = new LinearTile(target, most, chains, SamplesBeside(target, most * chains, most))
            orderby (1.0 / tile.Vectors) + (1.0 / tile.Samples)        // numbers that are fetched for each product
            select tile).First();
        var parts = (vectors + best.Vectors - 1) / best.Vectors;
        var (least, larger) = (vectors / parts, vectors % parts);
        if (larger > 0) yield return (larger, best with { Vectors = least + 1 });
        yield return (parts - larger, best with { Vectors = least });
    }

    /// <summary>As many samples as leave registers for the weights and an input.</summary>
    private static int SamplesBeside(LayerTarget target, int sums, int weights) =>
        Math.Max(1, Math.Min(MostSamples, (target.Registers - weights - 1) / sums));
}

/// <summary>A linear layer, for one sample and for many.</summary>
/// <param name="Target">The machine.</param>
/// <param name="Sample">The sums for one sample.</param>
/// <param name="Samples">For many samples the parts of a strip, and how many of each.</param>
/// <param name="FetchesNext">
/// Whether weights come from beyond the cache: while many samples share those of a part, those of the next are fetched, so that not all
/// reading falls into the turn of the first samples.
/// </param>
internal sealed record LinearBody(
    LayerTarget Target, LinearTile Sample, IReadOnlyList<(int Count, LinearTile Tile)> Samples, bool FetchesNext) : LayerBody(Target)
{
    public static IReadOnlyList<LinearBody> Of(TapPacking packing) => LayerTarget.All.Select(target => new LinearBody(
        target, LinearTile.OfSample(target, packing), LinearTile.OfSamples(target, packing).ToArray(),
        target.FetchesWeights(packing.Length))).ToArray();
}
