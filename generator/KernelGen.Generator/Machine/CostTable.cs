namespace KernelGen.Generator.Machine;

/// <summary>What operations cost, in those of one vector. It only has to rank the ways to compute a kernel.</summary>
internal sealed record CostTable
{
    /// <summary>Operations on 32-bit integers, most of which are multiplications, against those on other lanes.</summary>
    public required double Integers { get; init; }

    /// <summary>A load that converts elements to the lane, against a plain one.</summary>
    public required double ConvertingLoad { get; init; }

    /// <summary>Rounding a sum of floats to an integer, beyond storing it.</summary>
    public required double RoundedStore { get; init; }

    /// <summary>Rounding a sum that is an estimate, and finding out whether it must be computed again.</summary>
    public required double Estimate { get; init; }

    /// <summary>A tap of a loop over a table, against one that is written out.</summary>
    public required double LoopedTap { get; init; }

    /// <summary>What the shifts of two vectors as one cost together, beyond an operation each.</summary>
    public required double Shifts { get; init; }

    /// <summary>
    /// All operations of a body that reads whole lines of the cache, against one whose wide loads mostly reach over the end of a line.
    /// </summary>
    public required double AlignedLoads { get; init; }

    /// <summary>Writing a vector of sums to a row of the scratch and reading it again.</summary>
    public required double RowOfSums { get; init; }

    /// <summary>Operations of a step below which a low block of rows is best, where the source comes from memory.</summary>
    public required double LowBlocks { get; init; }

    /// <summary>Operations of a step below which a block of medium height is best, where the source comes from memory.</summary>
    public required double MediumBlocks { get; init; }

    /// <summary>Of a layer: bytes that stay in the cache that a core has for itself.</summary>
    public required double CacheBytes { get; init; }

    /// <summary>Of a layer: bytes of its inputs that stay in the nearest cache beside what is written …</summary>
    public required int NearBytes { get; init; }

    /// <summary>… and bytes that just do.</summary>
    public required int MostNearBytes { get; init; }

    /// <summary>Of a layer: bytes of its inputs that stay in the cache that a core has for itself, beside all else.</summary>
    public required int FarBytes { get; init; }

    /// <summary>Of a layer: bytes that come from that cache in the time of a product of vectors.</summary>
    public required double CachedBytes { get; init; }

    /// <summary>Of a layer: bytes that come from beyond it.</summary>
    public required double MemoryBytes { get; init; }

    /// <summary>Of a layer: bytes that come from beyond it or go there, where sums are added to.</summary>
    public required double UpdatedBytes { get; init; }

    /// <summary>Of a layer: bytes that weights from beyond the cache are fetched ahead, where a single walk reads them.</summary>
    public required int FetchedAhead { get; init; }

    /// <summary>Operations on vectors, whatever their width.</summary>
    public static CostTable OfVectors { get; } = new()
    {
        Integers = 1.5, ConvertingLoad = 1.5, RoundedStore = 5, Estimate = 40, LoopedTap = 1.5, Shifts = 0, AlignedLoads = 0.75,
        RowOfSums = 4, LowBlocks = 24, MediumBlocks = 45,
        CacheBytes = 700_000, NearBytes = 24 << 10, MostNearBytes = 40 << 10, FarBytes = 256 << 10,
        CachedBytes = 20, MemoryBytes = 4.5, UpdatedBytes = 20, FetchedAhead = 16 << 10,
    };

    /// <summary>Operations on vectors of two halves, which are exchanged before they are shifted.</summary>
    public static CostTable OfHalves { get; } = OfVectors with { Shifts = 1 };

    /// <summary>Operations on one element at a time: conversions between floats and integers are as long as many additions.</summary>
    public static CostTable OfScalars { get; } = OfVectors with { RoundedStore = 40 };
}
