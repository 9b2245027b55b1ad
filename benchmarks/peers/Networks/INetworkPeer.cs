using System;
using System.Collections.Generic;

namespace KernelGen.Peers;

/// <summary>A library that enters contests of networks.</summary>
internal interface INetworkPeer
{
    /// <summary>Name and version.</summary>
    string Description { get; }

    /// <summary>Its ways to compute the network.</summary>
    IEnumerable<NetworkEntry> Enter(Sample sample);
}

/// <summary>Who computes, and what the time covers: the columns of the table.</summary>
internal enum NetworkFamily
{
    /// <summary>The emitted code, from the caller's numbers to the caller's numbers, channel behind channel.</summary>
    Generated,

    /// <summary>The layers one by one by our own generic runtime.</summary>
    Generic,

    /// <summary>oneDNN from the caller's numbers to the caller's numbers.</summary>
    OneDnn,

    /// <summary>oneDNN's primitives alone, over numbers that lie as it likes them; direct convolutions.</summary>
    OneDnnDirect,

    /// <summary>The same by Winograd's algorithm.</summary>
    OneDnnWinograd,

    /// <summary>PyTorch, in a process of its own.</summary>
    PyTorch,
}

/// <summary>One way to compute a network.</summary>
/// <param name="family">The column.</param>
/// <param name="name">Which way, where there are several.</param>
internal abstract class NetworkEntry(NetworkFamily family, string name) : IDisposable
{
    public NetworkFamily Family => family;

    public string Name => name;

    /// <summary>Microseconds per call, over so many calls.</summary>
    public abstract double Time(int calls);

    /// <summary>Computes, and copies the output, channel behind channel.</summary>
    public abstract void Compute(Span<float> output);

    public virtual void Dispose()
    {
    }
}
