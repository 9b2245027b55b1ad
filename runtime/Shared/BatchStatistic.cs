namespace KernelGen.Shared;

/// <summary>
/// What is known of each channel of a batch in training, in the order in which it lies: every number for all channels, in whole blocks.
/// </summary>
internal enum BatchStatistic
{
    /// <summary>Of the forward pass: y = Factor·x + Shift.</summary>
    Factor,

    /// <summary>Of the forward pass.</summary>
    Shift,

    /// <summary>The mean of x.</summary>
    Mean,

    /// <summary>Of the backward pass: dx = GradientFactor·dy + DifferenceFactor·(x − Mean) + Constant.</summary>
    GradientFactor,

    /// <summary>Of the backward pass.</summary>
    DifferenceFactor,

    /// <summary>Of the backward pass.</summary>
    Constant,

    /// <summary>1/√(variance + epsilon).</summary>
    InverseDeviation,

    /// <summary>How many there are.</summary>
    Count,
}
