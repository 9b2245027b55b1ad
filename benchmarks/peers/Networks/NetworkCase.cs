using System;

namespace KernelGen.Peers;

/// <summary>One row of the table: a network or a layer, and its goals.</summary>
/// <param name="Section">The heading of the section.</param>
/// <param name="Name">The name in the table.</param>
/// <param name="Type">The declared class.</param>
internal sealed record NetworkCase(string Section, string Name, Type Type)
{
    /// <summary>The largest allowed error, relative to the largest output.</summary>
    public const double Tolerance = 1e-5;

    /// <summary>Samples of a call.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>Three such layers in sequence, if one can follow another.</summary>
    public Type? Thrice { get; init; }

    /// <summary>The goal for our time / time of oneDNN's direct convolutions; by default at most 1.</summary>
    public Goal OfOneDnn { get; init; } = Goal.AtMost("1");

    /// <summary>The goal for our time / time of oneDNN's Winograd convolutions; null if it has none.</summary>
    public Goal? OfWinograd { get; init; }

    /// <summary>The goal for our time / PyTorch's time; null for none.</summary>
    public Goal? OfPyTorch { get; init; }
}
