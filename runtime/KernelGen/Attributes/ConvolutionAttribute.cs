using System;

namespace KernelGen;

/// <summary>The options of every kernel attribute: how its window meets the picture.</summary>
/// <remarks>
/// An option that is not written has no part in the declaration, so that a contradiction between written options is found when the
/// program is compiled. At run time they are named properties of <see cref="KernelOptions"/>.
/// </remarks>
public abstract class WindowAttribute : Attribute
{
    /// <summary>False: cross-correlation, as <c>cv::filter2D</c>. True: the kernel is rotated by 180°, as <c>numpy.convolve</c>.</summary>
    public bool Flip { get; set; }

    /// <summary>Which outputs there are: one per pixel, one per complete window, or one per overlap.</summary>
    public ConvolutionMode Mode { get; set; }

    /// <summary>The values outside the image, for <see cref="ConvolutionMode.Same"/> and <see cref="ConvolutionMode.Full"/>.</summary>
    public BorderMode Border { get; set; }

    /// <summary>The value outside the image with <see cref="BorderMode.Constant"/>; representable in the source's type.</summary>
    public double BorderValue { get; set; }

    /// <summary>Rows and columns of zeros on every side, instead of <see cref="Mode"/> and <see cref="Border"/>.</summary>
    public int Padding { get; set; }

    /// <summary>The distance between two outputs in source pixels, along both axes.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>The distance between two taps in source pixels, along both axes.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>The row of the kernel, as written, that lies on the pixel; by default the center.</summary>
    public int AnchorRow { get; set; }

    /// <summary>The column of the kernel, as written, that lies on the pixel; by default the center.</summary>
    public int AnchorColumn { get; set; }

    /// <summary>The number of interleaved channels, 1 to 4.</summary>
    public int Channels { get; set; } = 1;

    /// <summary>
    /// Whether the fourth channel is copied from the pixel under the anchor instead of filtered. The colors of transparent pixels count as
    /// if they were opaque and bleed into their neighbors. Where this is visible, multiply the colors by alpha first, filter all four
    /// channels without this option, and divide by alpha afterwards.
    /// </summary>
    public bool PreserveAlpha { get; set; }

    /// <summary>The expected width of the image, in pixels; by default any.</summary>
    public int Width { get; set; }

    /// <summary>The expected height of the image, in pixels; by default any.</summary>
    public int Height { get; set; }

    /// <summary>States that dropping rows or columns that no window reaches, in an image of the stated size, is intended.</summary>
    public bool DropRemainder { get; set; }
}

/// <summary>The options of weighted sums: what <see cref="KernelOptions"/> is at run time.</summary>
/// <remarks>
/// <code>
/// sum = Σᵢ Σⱼ k[i, j] · source[y·Stride + (i − anchorRow)·Dilation, x·Stride + (j − anchorColumn)·Dilation]
/// destination[y, x] = saturate(round(sum / Divisor + Offset))
/// </code>
/// Numbers are decimals exactly as they are written: 0.1 is one tenth.
/// </remarks>
public abstract class ConvolutionAttribute : WindowAttribute
{
    /// <summary>What the weighted sum is divided by; not zero.</summary>
    public double Divisor { get; set; } = 1;

    /// <summary>What is added after the division.</summary>
    public double Offset { get; set; }

    /// <summary>Whether the result is the magnitude of the rounded sum.</summary>
    public bool Absolute { get; set; }

    /// <summary>How a sum becomes an integer.</summary>
    public MidpointRounding Rounding { get; set; } = MidpointRounding.ToEven;
}
