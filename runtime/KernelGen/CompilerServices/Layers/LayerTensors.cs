using System;
using System.ComponentModel;

namespace KernelGen.CompilerServices;

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
