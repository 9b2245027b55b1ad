using System;
using System.ComponentModel;

namespace KernelGen.CompilerServices;

/// <summary>The emitted code of one network or fused layer. It holds nothing: memory comes from its caller.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface INetworkCode
{
    /// <summary>Floats of one input sample.</summary>
    static abstract int InputLength { get; }

    /// <summary>Floats of one output.</summary>
    static abstract int OutputLength { get; }

    /// <summary>Floats of the weights in the order in which the code reads them.</summary>
    static abstract int PackedLength { get; }

    /// <summary>Floats between the layers; 0 at first, and what the code does not write stays 0.</summary>
    static abstract int WorkspaceLength { get; }

    /// <summary>Lays the weights out for <see cref="Forward"/>.</summary>
    /// <param name="tensors">The tensors in PyTorch's layout.</param>
    /// <param name="packed">Room for <see cref="PackedLength"/> floats.</param>
    static abstract void Pack(LayerTensors tensors, Span<float> packed);

    /// <summary>One sample. Nothing is checked: the memory must be as long as the lengths above say.</summary>
    /// <param name="input">The input.</param>
    /// <param name="packed">The weights.</param>
    /// <param name="workspace">The numbers between the layers.</param>
    /// <param name="output">Takes the output; written while the input is still read, so that they must not overlap.</param>
    static abstract void Forward(ref float input, ref float packed, ref float workspace, ref float output);
}

/// <summary>What a network has beyond its code: blocks of samples, its tensors, and its layers one by one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface INetworkLayers
{
    /// <summary>Samples of a block at the most; 1 where the network gains nothing by more.</summary>
    static abstract int BlockSamples { get; }

    /// <summary>The last floats of the workspace, of which each sample of a block needs its own: they follow one another.</summary>
    static abstract int KeptLength { get; }

    /// <summary>
    /// A block of samples, one after another, with the same bits as <see cref="INetworkCode.Forward"/>. Nothing is checked: the
    /// workspace must be longer by <see cref="KeptLength"/> for each sample but the first.
    /// </summary>
    /// <param name="input">The inputs.</param>
    /// <param name="packed">The weights.</param>
    /// <param name="workspace">The numbers between the layers.</param>
    /// <param name="output">Takes the outputs; must not overlap the inputs.</param>
    /// <param name="samples">How many, from 1 to <see cref="BlockSamples"/>.</param>
    static abstract void ForwardBlock(ref float input, ref float packed, ref float workspace, ref float output, nint samples);

    /// <summary>The tensors, in the order of the layers.</summary>
    static abstract NetworkTensor[] Tensors { get; }

    /// <summary>Trained weights, all tensors one after another, two UTF-16 units for each float; empty for none.</summary>
    static abstract string BakedTensors { get; }

    /// <summary>The same weights as <see cref="INetworkCode.Pack"/> would lay them out.</summary>
    static abstract string BakedCode { get; }

    /// <summary>The floats of each layer's output.</summary>
    static abstract ReadOnlySpan<int> Lengths { get; }

    /// <summary>For each layer the one whose output it takes, −1 for the network's input.</summary>
    static abstract ReadOnlySpan<int> Sources { get; }

    /// <summary>For each layer the one whose output it takes beside, −1 for none.</summary>
    static abstract ReadOnlySpan<int> Branches { get; }

    /// <summary>Computes one layer by itself, channel after channel (CHW).</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="tensors">The tensors of the network.</param>
    /// <param name="input">What it takes.</param>
    /// <param name="branch">What it takes beside.</param>
    /// <param name="output">What comes out.</param>
    static abstract void Compute(
        int layer, LayerTensors tensors, ReadOnlySpan<float> input, ReadOnlySpan<float> branch, Span<float> output);
}

/// <summary>The tensors of a network by their row in its table; those of a fused layer are its arguments.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct LayerTensors
{
    private readonly NetworkWeights? weights;
    private readonly ReadOnlySpan<float> first;
    private readonly ReadOnlySpan<float> second;

    /// <summary>The tensors of a network.</summary>
    /// <param name="weights">Holds them.</param>
    public LayerTensors(NetworkWeights weights) => this.weights = weights;

    /// <summary>The tensors of a single layer.</summary>
    /// <param name="weight">Row 0.</param>
    /// <param name="bias">Row 1.</param>
    public LayerTensors(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias)
    {
        first = weight;
        second = bias;
    }

    /// <summary>The numbers of a tensor, in PyTorch's layout.</summary>
    /// <param name="tensor">Its row.</param>
    public ReadOnlySpan<float> this[int tensor] => weights is null ? tensor == 0 ? first : second : weights.Parameters.Values(tensor);
}
