namespace KernelGen.Generator.Machine;

/// <summary>What operations cost, in those of one vector. It only has to rank the ways to compute a kernel.</summary>
internal sealed record CostTable
{
    /// <summary>Bits of the vectors that are priced.</summary>
    public required int VectorBits { get; init; }

    /// <summary>Lanes of so many bits that one operation computes.</summary>
    public double Lanes(int bits) => (double)VectorBits / bits;

    /// <summary>Operations on 32-bit integers, most of which are multiplications, against those on other lanes.</summary>
    public required double Integers { get; init; }

    /// <summary>A load that converts elements to the lane, against a plain one.</summary>
    public required double ConvertingLoad { get; init; }

    /// <summary>A tap of a loop over a table, against one that is written out.</summary>
    public required double LoopedTap { get; init; }

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

    /// <summary>
    /// A machine with vectors of 256 bits. Machines with other vectors rank by it too: with costs of their own, some kernels would take
    /// another way, and none of these has been measured to be faster.
    /// </summary>
    public static CostTable Of256Bits { get; } = new()
    {
        VectorBits = 256, Integers = 1.5, ConvertingLoad = 1.5, LoopedTap = 1.5, AlignedLoads = 0.75, RowOfSums = 4, LowBlocks = 24, MediumBlocks = 45,
    };
}
