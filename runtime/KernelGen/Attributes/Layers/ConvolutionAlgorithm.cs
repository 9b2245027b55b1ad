namespace KernelGen;

/// <summary>How a convolution layer computes its sums.</summary>
public enum ConvolutionAlgorithm
{
    /// <summary>Whichever is faster for the layer's sizes.</summary>
    Auto,

    /// <summary>
    /// Sums of products as the definition has them: errors are at most 3·10⁻⁶ of the layer's greatest output, small integers are
    /// exact, and ∞ is as in PyTorch.
    /// </summary>
    Direct,

    /// <summary>
    /// Winograd's minimal filtering: fewer multiplications, errors of at most 10⁻⁵ of the layer's greatest output, and ∞ may become
    /// NaN. For square windows of 3 to 5 taps; others are computed directly.
    /// </summary>
    Winograd,
}
