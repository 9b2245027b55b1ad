using System;
using KernelGen.CompilerServices;
using KernelGen.Running;

namespace KernelGen;

/// <summary>How a kernel meets a picture: the named properties of the attributes, with the same defaults.</summary>
/// <remarks>
/// <code>
/// sum = Σᵢ Σⱼ k[i, j] · source[y·Stride + (i − anchorRow)·Dilation, x·Stride + (j − anchorColumn)·Dilation]
/// destination[y, x] = saturate(round(sum / Divisor + Offset))
/// </code>
/// Numbers are decimals exactly as they are written: 0.1 is one tenth.
/// </remarks>
public sealed record KernelOptions
{
    /// <summary>What the weighted sum is divided by; not zero.</summary>
    public double Divisor { get; init; } = 1;

    /// <summary>What is added after the division.</summary>
    public double Offset { get; init; }

    /// <summary>Whether the result is the magnitude of the rounded sum.</summary>
    public bool Absolute { get; init; }

    /// <summary>False: cross-correlation, as <c>cv::filter2D</c>. True: the kernel is rotated by 180°, as <c>numpy.convolve</c>.</summary>
    public bool Flip { get; init; }

    /// <summary>Which outputs there are: one per pixel, or those of whole windows, or those of any overlap.</summary>
    public ConvolutionMode Mode { get; init; }

    /// <summary>What lies outside the picture, for <see cref="ConvolutionMode.Same"/> and <see cref="ConvolutionMode.Full"/>.</summary>
    public BorderMode Border { get; init; }

    /// <summary>The value outside the picture with <see cref="BorderMode.Constant"/>; representable in the source's type.</summary>
    public double BorderValue { get; init; }

    /// <summary>Rows and columns of zeros on every side, instead of <see cref="Mode"/> and <see cref="Border"/>; at most 2²⁰.</summary>
    public int? Padding { get; init; }

    /// <summary>Pixels from one output to the next, along both axes; 1 to 2²⁰.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>Pixels from one tap to the next, along both axes; 1 to 2²⁰. What lies between taps costs nothing.</summary>
    public int Dilation { get; init; } = 1;

    /// <summary>The row of the kernel, as written, that lies on the pixel; null: the center, size/2 of the kernel as applied.</summary>
    public int? AnchorRow { get; init; }

    /// <summary>The column of the kernel, as written, that lies on the pixel; null: the center, size/2 of the kernel as applied.</summary>
    public int? AnchorColumn { get; init; }

    /// <summary>How a sum becomes an integer.</summary>
    public MidpointRounding Rounding { get; init; }

    /// <summary>Interleaved elements of a pixel, 1 to 4.</summary>
    public int Channels { get; init; } = 1;

    /// <summary>
    /// Whether the fourth channel is copied from the pixel under the anchor instead of filtered. The colors of transparent pixels count as
    /// if they were opaque and bleed into their neighbors: where that shows, multiply the colors by alpha before, filter all four channels
    /// without this option, and divide by alpha afterwards.
    /// </summary>
    public bool PreserveAlpha { get; init; }

    /// <summary>Fractional bits of a Gaussian's weights, 1 to 24; null: 8 for bytes and 16 for 16-bit sources.</summary>
    public int? WeightBits { get; init; }
}
