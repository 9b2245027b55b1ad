using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Emission;

/// <summary>The sums of a linear layer that are in registers together.</summary>
/// <param name="Tier">The vectors.</param>
/// <param name="Vectors">Vectors of output features.</param>
/// <param name="Chains">Sums of each, over every so-manieth input: as many as hide the time of a product.</param>
/// <param name="Samples">Samples.</param>
internal sealed record LinearTile(Tier Tier, int Vectors, int Chains, int Samples)
{
    private const int SumsInFlight = 8;
    private const int SpareRegisters = 2;
    private const int MostVectors = 3;          // what many samples share stays in the cache: three vectors for each input
    private const int MostSamples = 8;

    /// <summary>For one sample: as many features as registers hold.</summary>
    public static LinearTile OfSample(Tier tier, TapPacking packing)
    {
        var vectors = Enumerable.Range(1, tier.Registers - SpareRegisters).Last(count => packing.Lanes % (count * tier.Lanes) == 0);
        return new LinearTile(tier, vectors, Math.Max(1, Math.Min(SumsInFlight / vectors, packing.InChannels)), Samples: 1);
    }

    /// <summary>For many samples: the parts of a strip, how many of each, in chains as for one sample.</summary>
    public static IEnumerable<(int Count, LinearTile Tile)> OfSamples(Tier tier, TapPacking packing)
    {
        var (chains, vectors) = (OfSample(tier, packing).Chains, packing.Lanes / tier.Lanes);
        var best = (
            from most in Enumerable.Range(1, Math.Min(MostVectors, vectors))
            let tile = new LinearTile(tier, most, chains, SamplesBeside(tier, most * chains, most))
            orderby (1.0 / tile.Vectors) + (1.0 / tile.Samples)        // numbers that are fetched for each product
            select tile).First();
        var parts = (vectors + best.Vectors - 1) / best.Vectors;
        var (least, larger) = (vectors / parts, vectors % parts);
        if (larger > 0) yield return (larger, best with { Vectors = least + 1 });
        yield return (parts - larger, best with { Vectors = least });
    }

    /// <summary>As many samples as leave registers for the weights and an input.</summary>
    private static int SamplesBeside(Tier tier, int sums, int weights) =>
        Math.Max(1, Math.Min(MostSamples, (tier.Registers - SpareRegisters - weights - 1) / sums));
}
