namespace KernelGen;

/// <summary>Which positions of the window give an output. Sizes are along one axis; k is the number of taps.</summary>
public enum ConvolutionMode
{
    /// <summary>One per pixel, or per Stride pixels: ⌈input/Stride⌉ outputs, as <c>cv::filter2D</c> followed by every Stride-th.</summary>
    Same,

    /// <summary>Where the complete window lies in the image: ⌊(input − Dilation·(k − 1) − 1)/Stride⌋ + 1 outputs, or none.</summary>
    Valid,

    /// <summary>Where any tap lies in the image: input + Dilation·(k − 1) outputs.</summary>
    Full,
}

/// <summary>The values outside the image a b c d.</summary>
/// <remarks>Images of any size, also smaller than the kernel: a reflection is repeated as often as it takes.</remarks>
public enum BorderMode
{
    /// <summary>The nearest pixel: a a a | a b c d | d d d.</summary>
    Replicate,

    /// <summary>One value everywhere: v v v | a b c d | v v v.</summary>
    Constant,

    /// <summary>Mirrored at the edge of the image: c b a | a b c d | d c b.</summary>
    Reflect,

    /// <summary>Mirrored at the outermost pixel: d c b | a b c d | c b a. A single pixel is replicated.</summary>
    Reflect101,

    /// <summary>The image repeated: b c d | a b c d | a b c.</summary>
    Wrap,
}
