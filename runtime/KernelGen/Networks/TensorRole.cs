using System.ComponentModel;

namespace KernelGen.CompilerServices;

/// <summary>What a tensor is in its layer: what it starts as, and whether it is learned.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum TensorRole
{
    /// <summary>A weight or bias of a convolution or linear layer: starts uniform in ±1/√fan-in.</summary>
    Weight,

    /// <summary>The weight of a batch normalisation: starts as 1.</summary>
    Scale,

    /// <summary>The bias of a batch normalisation: starts as 0.</summary>
    Shift,

    /// <summary>A buffer, not learned: the running mean of a batch normalisation, which starts as 0.</summary>
    RunningMean,

    /// <summary>A buffer, not learned: the running variance of a batch normalisation, which starts as 1.</summary>
    RunningVariance,

    /// <summary>A buffer of one integer: how many batches the running mean and variance have seen.</summary>
    BatchCount,
}
