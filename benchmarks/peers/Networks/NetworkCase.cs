using System;

namespace KernelGen.Peers;

/// <summary>One row of the table: a network or a layer, and what is asked.</summary>
/// <param name="Section">The heading that the row stands under.</param>
/// <param name="Name">What a reader knows it by.</param>
/// <param name="Type">The declared class.</param>
internal sealed record NetworkCase(string Section, string Name, Type Type)
{
    /// <summary>Errors that are allowed, as a share of the largest number of the output.</summary>
    public const double Tolerance = 1e-5;

    /// <summary>Samples of a call.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>Three such layers in a row, where one can follow another.</summary>
    public Type? Thrice { get; init; }

    /// <summary>Asked of our time over that of oneDNN's direct convolutions; at the least to be ahead.</summary>
    public Goal OfOneDnn { get; init; } = Goal.AtMost("1");

    /// <summary>Asked of our time over that of oneDNN's Winograd convolutions; null where it has none.</summary>
    public Goal? OfWinograd { get; init; }

    /// <summary>Asked of our time over PyTorch's; null where nothing is.</summary>
    public Goal? OfPyTorch { get; init; }
}
