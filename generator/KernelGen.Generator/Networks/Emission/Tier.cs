using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Machine;

namespace KernelGen.Generator.Networks.Emission;

/// <summary>A width of vectors: each hot method has a body for every one of them, printed from one text.</summary>
/// <param name="Name">The end of the method's name.</param>
/// <param name="Test">Whether the machine has it; empty is always.</param>
/// <param name="Words">Its words.</param>
/// <param name="Type">The vector.</param>
/// <param name="Lanes">Floats in one.</param>
/// <param name="Accumulators">Registers for sums: all but those that weights and inputs take.</param>
internal sealed record Tier(string Name, string Test, Words Words, string Type, int Lanes, int Accumulators)
{
    /// <summary>Registers of the machine.</summary>
    public int Registers => Accumulators > 16 ? 32 : 16;

    /// <summary>The widest first; the last runs everywhere.</summary>
    public static IReadOnlyList<Tier> All { get; } =
    [
        new("512", Words.Of(512).IsSupported, Words.Of(512), "Vector512<float>", 16, 28),
        new("256Wide", Words.Of(256).HasManyRegisters, Words.Of(256), "Vector256<float>", 8, 24),
        new("256", Words.Of(256).IsSupported, Words.Of(256), "Vector256<float>", 8, 12),
        new("128", Words.Of(128).IsSupported, Words.Of(128), "Vector128<float>", 4, 12),
        new("Scalar", "", Words.Of(0), "float", 1, 8),
    ];

    /// <summary>Those for a body that gains nothing from more registers.</summary>
    /// <param name="most">The most lanes that hold anything.</param>
    public static IReadOnlyList<Tier> OfSixteenRegisters(int most) =>
        All.Where(tier => tier.Lanes <= most && tier.Test != tier.Words.HasManyRegisters).ToArray();
}
