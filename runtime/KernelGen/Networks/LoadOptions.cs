using System;
using KernelGen.CompilerServices;

namespace KernelGen;

/// <summary>How the names of a safetensors file become those of a network, and what may be missing.</summary>
public sealed record LoadOptions
{
    /// <summary>
    /// What the names of the network's tensors begin with in the file, and is taken away: <c>module.</c>. Tensors whose names begin
    /// otherwise are not the network's.
    /// </summary>
    public string Prefix { get; init; } = "";

    /// <summary>Makes the network's name of a tensor from the file's without its <see cref="Prefix"/>; null changes nothing.</summary>
    public Func<string, string>? Rename { get; init; }

    /// <summary>Whether tensors of the network may be missing in the file: they keep their numbers.</summary>
    public bool AllowMissing { get; init; }

    /// <summary>Whether the file may hold tensors that the network does not have: they are passed over.</summary>
    public bool AllowExtra { get; init; }
}
