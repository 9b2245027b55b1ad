using System.Collections.Generic;

namespace KernelGen.Peers;

/// <summary>A native library, called through a shim.</summary>
internal interface IPeer
{
    /// <summary>Name and version.</summary>
    string Description { get; }

    /// <summary>Whether it uses AVX-512 even where both sides should do without.</summary>
    bool IgnoresLimit => false;

    /// <summary>Its implementations of the case; empty if it has none.</summary>
    IEnumerable<Contestant> Enter(Case kernel, Canvas canvas);
}
