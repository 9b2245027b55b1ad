using System;

namespace KernelGen.Peers;

/// <summary>The groups of contestants that have a column in the table.</summary>
internal enum Family
{
    Memcpy,
    Generated,
    Generic,
    Rival,
    OpenCv,
    Halide,
    TensorPrimitives,
    NetVips,
    SkiaSharp,
    ImageSharp,
    Magick,
    NWaves,
    TorchSharp,
}

/// <summary>One implementation of a case.</summary>
/// <param name="Name">The function or the schedule, if a family has several.</param>
internal sealed record Contestant(Family Family, string Name, Action<Canvas> Run)
{
    /// <summary>Copies the result to the destination, if the library keeps it in memory of its own. It is not timed.</summary>
    public Action<Canvas> Collect { get; init; } = static _ => { };

    /// <summary>Whether it treats borders in another way, so that only the interior is compared.</summary>
    public bool IsInterior { get; init; }

    /// <summary>Whether it computes in a thread of its own.</summary>
    public bool HasThreads { get; init; }
}
