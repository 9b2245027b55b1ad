using System;
using KernelGen.CompilerServices;
using KernelGen.Running;

namespace KernelGen;

/// <summary>The options that every kernel attribute takes: what <see cref="KernelOptions"/> is at run time.</summary>
/// <remarks>
/// <code>
/// sum = Σᵢ Σⱼ k[i, j] · source[y·Stride + (i − anchorRow)·Dilation, x·Stride + (j − anchorColumn)·Dilation]
/// destination[y, x] = saturate(round(sum / Divisor + Offset))
/// </code>
/// Numbers are decimals exactly as they are written: 0.1 is one tenth. An option that is not written has no part in the
/// declaration, so that a contradiction between written options is found when the program is compiled.
/// </remarks>
public abstract class ConvolutionAttribute : Attribute
{
    /// <summary>What the weighted sum is divided by; not zero.</summary>
    public double Divisor { get; set; } = 1;

    /// <summary>What is added after the division.</summary>
    public double Offset { get; set; }

    /// <summary>Whether the result is the magnitude of the rounded sum.</summary>
    public bool Absolute { get; set; }

    /// <summary>False: cross-correlation, as <c>cv::filter2D</c>. True: the kernel is rotated by 180°, as <c>numpy.convolve</c>.</summary>
    public bool Flip { get; set; }

    /// <summary>Which outputs there are: one per pixel, or those of whole windows, or those of any overlap.</summary>
    public ConvolutionMode Mode { get; set; }

    /// <summary>What lies outside the picture, for <see cref="ConvolutionMode.Same"/> and <see cref="ConvolutionMode.Full"/>.</summary>
    public BorderMode Border { get; set; }

    /// <summary>The value outside the picture with <see cref="BorderMode.Constant"/>; representable in the source's type.</summary>
    public double BorderValue { get; set; }

    /// <summary>Rows and columns of zeros on every side, instead of <see cref="Mode"/> and <see cref="Border"/>.</summary>
    public int Padding { get; set; }

    /// <summary>Pixels from one output to the next, along both axes.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>Pixels from one tap to the next, along both axes.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>The row of the kernel, as written, that lies on the pixel; the center if not written.</summary>
    public int AnchorRow { get; set; }

    /// <summary>The column of the kernel, as written, that lies on the pixel; the center if not written.</summary>
    public int AnchorColumn { get; set; }

    /// <summary>How a sum becomes an integer.</summary>
    public MidpointRounding Rounding { get; set; } = MidpointRounding.ToEven;

    /// <summary>Interleaved elements of a pixel, 1 to 4.</summary>
    public int Channels { get; set; } = 1;

    /// <summary>
    /// Whether the fourth channel is copied from the pixel under the anchor instead of filtered. The colors of transparent pixels count as
    /// if they were opaque and bleed into their neighbors: where that shows, multiply the colors by alpha before, filter all four channels
    /// without this option, and divide by alpha afterwards.
    /// </summary>
    public bool PreserveAlpha { get; set; }

    /// <summary>The width of the picture that is expected, in pixels; any if not written.</summary>
    public int Width { get; set; }

    /// <summary>The height of the picture that is expected, in pixels; any if not written.</summary>
    public int Height { get; set; }

    /// <summary>Says that rows or columns of a picture of the stated size that no window reaches are lost on purpose.</summary>
    public bool DropRemainder { get; set; }
}
