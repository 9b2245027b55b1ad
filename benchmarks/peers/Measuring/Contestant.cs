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
}

/// <summary>One implementation of a case.</summary>
/// <param name="Name">The function or the schedule, if a family has several.</param>
internal sealed record Contestant(Family Family, string Name, Action<Canvas> Run);
