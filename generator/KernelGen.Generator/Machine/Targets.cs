using System.Collections.Generic;

namespace KernelGen.Generator.Machine;

/// <summary>The machines that code is written for, the widest vectors first; the last runs everywhere.</summary>
internal static class Targets
{
    private const Can Vectors128 = Can.Permutes | Can.Prefetches;
    private const Can Vectors256 = Vectors128 | Can.Pairs | Can.Streams | Can.Shifts;
    private const Can Vectors512 = Vectors256 | Can.WidenedPairs | Can.ShiftsAtOnce;

    /// <summary>
    /// Registers of vectors of 256 bits, whose products are added in one operation, so that they need no registers of their own: tiles
    /// are larger.
    /// </summary>
    private static readonly Registers SixteenOfHalves = Registers.Sixteen with { TileRows = 4, TileVectors = 3, TapRows = 3 };

    /// <summary>Those of kernels: each has a body of its own.</summary>
    public static IReadOnlyList<Target> ForKernels { get; } =
    [
        new("512", Words.Of(512).IsSupported, 512, Registers.ThirtyTwo, Vectors512, CostTable.OfVectors),
        new("256", "Vector256.IsHardwareAccelerated", 256, SixteenOfHalves, Vectors256, CostTable.OfHalves),
        new("128", "Vector128.IsHardwareAccelerated", 128, Registers.Sixteen, Vectors128, CostTable.OfVectors),
        new("Scalar", "", 0, Registers.Sixteen, Can.Nothing, CostTable.OfScalars),
    ];

    /// <summary>
    /// Those of layers: vectors of 256 bits may have twice the registers too. The body of one element at a time has few sums, as it
    /// finds no vector registers.
    /// </summary>
    public static IReadOnlyList<Target> ForLayers { get; } =
    [
        new("512", Words.Of(512).IsSupported, 512, Registers.ThirtyTwo, Vectors512, CostTable.OfVectors),
        new("256Wide", Words.Of(256).HasManyRegisters, 256,
            Registers.ThirtyTwo with { Accumulators = 24 }, Vectors256, CostTable.OfHalves),
        new("256", Words.Of(256).IsSupported, 256, Registers.Sixteen, Vectors256, CostTable.OfHalves),
        new("128", Words.Of(128).IsSupported, 128, Registers.Sixteen, Vectors128, CostTable.OfVectors),
        new("Scalar", "", 0, Registers.Sixteen with { Accumulators = 8 }, Can.Nothing, CostTable.OfScalars),
    ];
}
