using System;
using System.Collections.Generic;

namespace KernelGen.Peers;

/// <summary>A library that computes networks.</summary>
internal interface INetworkPeer
{
    /// <summary>Name and version.</summary>
    string Description { get; }

    /// <summary>Its implementations of the network.</summary>
    IEnumerable<NetworkEntry> Enter(Sample sample);
}

/// <summary>The columns of the table: the library, and what the time includes.</summary>
internal enum NetworkFamily
{
    /// <summary>Generated code, from NCHW input to NCHW output.</summary>
    Generated,

    /// <summary>The generic runtime, layer by layer.</summary>
    Generic,

    /// <summary>oneDNN, from NCHW input to NCHW output.</summary>
    OneDnn,

    /// <summary>oneDNN's primitives only, in the layouts that it prefers; direct convolutions.</summary>
    OneDnnDirect,

    /// <summary>The same with Winograd's algorithm.</summary>
    OneDnnWinograd,

    /// <summary>PyTorch, in a separate process.</summary>
    PyTorch,

    /// <summary>ONNX Runtime, from NCHW input to NCHW output.</summary>
    OnnxRuntime,

    /// <summary>TorchSharp, from NCHW input to NCHW output.</summary>
    TorchSharp,
}

/// <summary>One implementation of a network.</summary>
/// <param name="family">The column.</param>
/// <param name="name">The implementation, if there are several.</param>
internal abstract class NetworkEntry(NetworkFamily family, string name) : IDisposable
{
    public NetworkFamily Family => family;

    public string Name => name;

    /// <summary>Microseconds per call, over a number of calls.</summary>
    public abstract double Time(int calls);

    /// <summary>Computes, and copies the output in NCHW order.</summary>
    public abstract void Compute(Span<float> output);

    public virtual void Dispose()
    {
    }
}
