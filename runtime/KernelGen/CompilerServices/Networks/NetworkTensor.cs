using System.ComponentModel;
using System;

namespace KernelGen.CompilerServices;

/// <summary>A row of the table of a network's tensors.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NetworkTensor
{
    /// <summary>Describes a tensor.</summary>
    /// <param name="name">Its name in the equal <c>nn.Sequential</c>: <c>0.weight</c>.</param>
    /// <param name="role">What it is in its layer.</param>
    /// <param name="fanIn">Inputs that each output of the layer sums; of meaning for <see cref="TensorRole.Weight"/> only.</param>
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

    /// <summary>What it is in its layer.</summary>
    public TensorRole Role { get; }

    /// <summary>Inputs that each output of the layer sums.</summary>
    public int FanIn { get; }

    /// <summary>Numbers in it.</summary>
    public int Length { get; }

    /// <summary>Whether training changes it by its gradient.</summary>
    public bool IsLearned => Role is TensorRole.Weight or TensorRole.Scale or TensorRole.Shift;

    internal int[] Shape { get; }

    internal string ShapeText => $"({string.Join(", ", Shape)})";
}

/// <summary>What a tensor is in its layer: what it starts as, and whether it is learned.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum TensorRole
{
    /// <summary>A weight or bias of a convolution or linear layer: starts uniform in ±1/√fan-in.</summary>
    Weight,

    /// <summary>The weight of a batch normalization: starts as 1.</summary>
    Scale,

    /// <summary>The bias of a batch normalization: starts as 0.</summary>
    Shift,

    /// <summary>A buffer, not learned: the running mean of a batch normalization, which starts as 0.</summary>
    RunningMean,

    /// <summary>A buffer, not learned: the running variance of a batch normalization, which starts as 1.</summary>
    RunningVariance,

    /// <summary>A buffer of one integer: how many batches the running mean and variance have seen.</summary>
    BatchCount,
}
