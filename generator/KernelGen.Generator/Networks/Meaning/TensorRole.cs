namespace KernelGen.Generator.Networks.Meaning;

/// <summary>The runtime's <c>KernelGen.CompilerServices.TensorRole</c>, by value: what a tensor starts as, and whether it is learned.</summary>
internal enum TensorRole
{
    /// <summary>Uniform in ±1/√fan-in: the weight or bias of a convolution or linear layer.</summary>
    Weight,

    /// <summary>1: the weight of a normalization.</summary>
    Scale,

    /// <summary>0: the bias of a normalization.</summary>
    Shift,

    /// <summary>0, not learned.</summary>
    RunningMean,

    /// <summary>1, not learned.</summary>
    RunningVariance,

    /// <summary>One integer, not learned: the batches that the running mean and variance have seen.</summary>
    BatchCount,
}
