using System.ComponentModel;
using System;

namespace KernelGen.CompilerServices;

/// <summary>A row of the table of a network's tensors.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NetworkTensor
{
    /// <summary>Describes a tensor.</summary>
    /// <param name="name">Its name in the equivalent <c>nn.Sequential</c>: <c>0.weight</c>.</param>
    /// <param name="role">Its role in its layer.</param>
    /// <param name="fanIn">Inputs that each output of the layer sums; used only for <see cref="TensorRole.Weight"/>.</param>
    /// <param name="shape">Its sizes in PyTorch's layout, outermost first; none for a <see cref="TensorRole.BatchCount"/>.</param>
    public NetworkTensor(string name, TensorRole role, int fanIn, params int[] shape)
    {
        (Name, Role, FanIn, Shape) = (name, role, fanIn, shape);
        var length = 1;
        foreach (var size in shape) length = checked(length * size);
        Length = length;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its role in its layer.</summary>
    public TensorRole Role { get; }

    /// <summary>Inputs that each output of the layer sums.</summary>
    public int FanIn { get; }

    /// <summary>The number of elements.</summary>
    public int Length { get; }

    /// <summary>Whether it is a trained parameter.</summary>
    public bool IsLearned => Role is TensorRole.Weight or TensorRole.Scale or TensorRole.Shift;

    internal int[] Shape { get; }

    internal string ShapeText => $"({string.Join(", ", Shape)})";
}

/// <summary>The role of a tensor in its layer, with its initial value and whether it is trained.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum TensorRole
{
    /// <summary>A weight or bias of a convolution or linear layer: starts uniform in ±1/√fan-in.</summary>
    Weight,

    /// <summary>The weight of a batch normalization: starts as 1.</summary>
    Scale,

    /// <summary>The bias of a batch normalization: starts as 0.</summary>
    Shift,

    /// <summary>A buffer, not trained: the running mean of a batch normalization, which starts as 0.</summary>
    RunningMean,

    /// <summary>A buffer, not trained: the running variance of a batch normalization, which starts as 1.</summary>
    RunningVariance,

    /// <summary>A buffer of one integer: how many batches the running mean and variance have seen.</summary>
    BatchCount,
}
