using System.Collections.Generic;

namespace KernelGen.Peers;

/// <summary>A native library that enters contests through its shim.</summary>
internal interface IPeer
{
    /// <summary>Name and version.</summary>
    string Description { get; }

    /// <summary>Its ways to compute the case over the canvas; none where it cannot.</summary>
    IEnumerable<Contestant> Enter(Case kernel, Canvas canvas);
}
