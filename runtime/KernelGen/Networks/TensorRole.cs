using System.ComponentModel;

namespace KernelGen.CompilerServices;

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
