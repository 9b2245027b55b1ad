namespace KernelGen;

/// <summary>How a convolution layer computes its sums.</summary>
public enum ConvolutionAlgorithm
{
    /// <summary>Whichever is faster for the layer's sizes, with the errors of that one.</summary>
    Auto,

    /// <summary>
    /// Sums of products as the definition has them: small integers are exact, and ∞ is as in PyTorch. The error of an output is at most
    /// n·2⁻²⁴ of its own |bias| + Σ|w·x|, n being the products of a sum and the bias.
    /// </summary>
    /// <remarks>
    /// The output itself may be much smaller than Σ|w·x|: where products cancel, as those of an even gray with weights whose sum is 0,
    /// the error may be as large as the output, here as in any library that sums floats. The bound is nearly reached by sums of equal
    /// products. For numbers at random errors are below 10⁻⁶ of |bias| + Σ|w·x| for any number of channels; regular ones come between:
    /// with inputs that alternate between two values 3·10⁻⁶ was measured.
    /// </remarks>
    Direct,

    /// <summary>
    /// Winograd's minimal filtering: fewer multiplications, and ∞ may become NaN. The error of every output is at most 10⁻⁵ of the
    /// layer's greatest |bias| + Σ|w·x|, for up to 512 input channels. For square windows of 3 to 5 taps; others are computed directly.
    /// </summary>
    /// <remarks>
    /// An output with small inputs beside a tile of large ones has an error of their size: where that matters, ask for
    /// <see cref="Direct"/>. Errors above 2·10⁻⁶ are found in sums of thousands of equal products only.
    /// </remarks>
    Winograd,
}
