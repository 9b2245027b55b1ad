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
