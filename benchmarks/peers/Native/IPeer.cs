using System.Collections.Generic;

namespace KernelGen.Peers;

/// <summary>A native library, called through a shim.</summary>
internal interface IPeer
{
    /// <summary>Name and version.</summary>
    string Description { get; }

    /// <summary>Its implementations of the case; empty if it has none.</summary>
    IEnumerable<Contestant> Enter(Case kernel, Canvas canvas);
}
