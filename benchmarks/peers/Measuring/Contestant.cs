using System;

namespace KernelGen.Peers;

/// <summary>Who computes: the families that the table has a column for.</summary>
internal enum Family
{
    Memcpy,
    Generated,
    Generic,
    Rival,
    OpenCv,
    Halide,
}

/// <summary>One way to compute a case over the canvas.</summary>
/// <param name="Name">The function or the schedule, where a family has several.</param>
internal sealed record Contestant(Family Family, string Name, Action<Canvas> Run);
