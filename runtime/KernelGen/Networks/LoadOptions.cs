using System;
using KernelGen.CompilerServices;

namespace KernelGen;

/// <summary>How tensor names of a safetensors file map to those of a network, and what may be missing.</summary>
public sealed record LoadOptions
{
    /// <summary>
    /// The prefix of the names in the file, which is removed: <c>module.</c>. Tensors with other names
    /// do not belong to the network.
    /// </summary>
    public string Prefix { get; init; } = "";

    /// <summary>Maps a name in the file, without its <see cref="Prefix"/>, to the network's name; null keeps all names.</summary>
    public Func<string, string>? Rename { get; init; }

    /// <summary>Whether tensors of the network may be missing in the file: they keep their values.</summary>
    public bool AllowMissing { get; init; }

    /// <summary>Whether the file may contain tensors that the network does not have: they are ignored.</summary>
    public bool AllowExtra { get; init; }
}
