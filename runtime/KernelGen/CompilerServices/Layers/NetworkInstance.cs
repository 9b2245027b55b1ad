using System;
using System.ComponentModel;
using System.IO;
using System.Threading.Tasks;

namespace KernelGen.CompilerServices;

/// <summary>What an object of a generated network holds: weights, which clones share, and a workspace of its own.</summary>
/// <remarks>Not for two threads at once: the workspace is written by every call. Clones may run at the same time.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NetworkInstance
{
    private protected NetworkInstance()
    {
    }

    /// <summary>The weights in PyTorch's layout.</summary>
    public NetworkParameters Parameters => Weights.Parameters;

    internal abstract NetworkWeights Weights { get; }

    /// <summary>A network with its baked weights, or with weights that are zero.</summary>
    /// <typeparam name="TCode">The emitted code.</typeparam>
    public static NetworkInstance Create<TCode>()
        where TCode : INetworkCode, INetworkLayers => new NetworkInstance<TCode>();

    /// <summary>Sets the weights to what training starts from.</summary>
    /// <param name="seed">Chooses the numbers.</param>
    public void Initialize(int seed)
    {
        Weights.Initialize(seed);
        Commit();
    }

    /// <summary>Reads a safetensors file.</summary>
    /// <param name="safetensors">The file; it is read to its end.</param>
    public void Load(Stream safetensors)
    {
        Weights.Load(safetensors);
        Commit();
    }

    /// <summary>Reads a safetensors file.</summary>
    /// <param name="path">The file.</param>
    public void Load(string path)
    {
        Weights.Load(path);
        Commit();
    }

    /// <summary>Reads a safetensors file whose names are others.</summary>
    /// <param name="safetensors">The file; it is read to its end.</param>
    /// <param name="options">How names are changed, and what may be missing.</param>
    public void Load(Stream safetensors, LoadOptions options)
    {
        Weights.Load(safetensors, options);
        Commit();
    }

    /// <summary>Reads a safetensors file whose names are others.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How names are changed, and what may be missing.</param>
    public void Load(string path, LoadOptions options)
    {
        Weights.Load(path, options);
        Commit();
    }

    /// <summary>Writes a safetensors file.</summary>
    /// <param name="safetensors">Takes the file.</param>
    public void Save(Stream safetensors) => Weights.Save(safetensors);

    /// <summary>Writes a safetensors file.</summary>
    /// <param name="path">The file.</param>
    public void Save(string path) => Weights.Save(path);

    /// <summary>Writes the text form that the <c>Weights</c> of a <see cref="NetworkAttribute"/> names.</summary>
    /// <param name="path">The file.</param>
    public void SaveWeights(string path) => Weights.SaveText(path);

    /// <summary>Lays out what was written to <see cref="Parameters"/>.</summary>
    public abstract void Commit();

    /// <summary>One sample.</summary>
    /// <param name="input">Exactly one input.</param>
    /// <param name="output">Room for exactly one output.</param>
    public abstract void Forward(ReadOnlySpan<float> input, Span<float> output);

    /// <summary>One sample of bytes: (p·scale − mean)/deviation.</summary>
    /// <param name="pixels">Exactly one input, channel behind channel.</param>
    /// <param name="output">Room for exactly one output.</param>
    /// <param name="scaling">What becomes of the bytes of each channel.</param>
    public abstract void Forward(ReadOnlySpan<byte> pixels, Span<float> output, ReadOnlySpan<float> scaling);

    /// <summary>Samples one behind the other, in as many threads as are asked for; the same bits for any number of them.</summary>
    /// <param name="input">The samples.</param>
    /// <param name="output">Room for as many outputs.</param>
    /// <param name="batch">How many.</param>
    /// <param name="options">Threads and cancellation; null uses none.</param>
    public abstract void ForwardBatch(ReadOnlySpan<float> input, Span<float> output, int batch, ParallelOptions? options);

    /// <summary>The place of the greatest output, the first of equals; a NaN counts as greatest, as in PyTorch.</summary>
    /// <param name="input">Exactly one input.</param>
    public abstract int Predict(ReadOnlySpan<float> input);

    /// <summary>The output of one layer, computed layer by layer by the generic runtime.</summary>
    /// <param name="input">Exactly one input.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="destination">Room for exactly its output, channel behind channel.</param>
    public abstract void ComputeFeatureMap(ReadOnlySpan<float> input, int layer, Span<float> destination);

    /// <summary>The same weights with a workspace of its own.</summary>
    public abstract NetworkInstance Clone();

    internal static void Require(int found, long needed, string name)
    {
        if (found != needed) throw new ArgumentException($"The {name} has {found} elements; {needed} required.", name);
    }
}
