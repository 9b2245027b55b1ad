using System;
using KernelGen;

namespace KernelBank.Bank;

/// <summary>
/// The bank: every kernel is declared here, once, and the compiler writes the routine. What the program draws, times and compares is
/// read from these attributes. The border is part of a declaration, and so is the type of a sample; the project file repeats this class
/// for the other borders and for 16 bits.
/// </summary>
/// <remarks>
/// Where a result has a sign, it is shown in one of two ways: around middle grey (Offset), so that both signs can be told apart, or as
/// a magnitude (Absolute). Divisors are chosen so that ordinary contrasts fill the range; what exceeds it saturates.
/// </remarks>
internal static partial class ReplicateKernels
{
    [Shown("blur-7x7", "The mean of 49 neighbours. Grain and grass vanish; edges become ramps seven pixels wide.")]
    [BoxKernel(7, 7, Border = BorderMode.Replicate)]
    public static partial void Blur7x7(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Shown("blur-21x21",
        "The mean of 441 neighbours. Only large shapes remain, and highlights turn into squares: the shape of the window.")]
    [BoxKernel(21, 21, Border = BorderMode.Replicate)]
    public static partial void Blur21x21(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Shown("gaussian", "A bell of two pixels' standard deviation: as soft as the box, without its square corners.")]
    [GaussianKernel(13, 2, WeightBits = 8, Border = BorderMode.Replicate)]
    public static partial void Gaussian(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Shown("sharpen", "The picture minus its Laplacian: every edge overshoots on both sides, and so does the grain.")]
    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0, Border = BorderMode.Replicate)]
    public static partial void Sharpen(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Shown("laplacian-4",
        "The second derivative along both axes, around middle grey: flat and evenly rising areas give grey, thin lines stand out.")]
    [Kernel3x3(0, 1, 0, 1, -4, 1, 0, 1, 0, Offset = (byte.MaxValue + 1) / 2, Border = BorderMode.Replicate)]
    public static partial void Laplacian4(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Shown("laplacian-8", "The Laplacian with the diagonals, as a magnitude: outlines on black, the same in every direction.")]
    [Kernel3x3(1, 1, 1, 1, -8, 1, 1, 1, 1, Absolute = true, Border = BorderMode.Replicate)]
    public static partial void Laplacian8(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Shown("sobel-x",
        "The slope from left to right, around middle grey: bright where the picture brightens to the right. Horizontal lines disappear.")]
    [Kernel3x3(-1, 0, 1, -2, 0, 2, -1, 0, 1, Divisor = 2, Offset = (byte.MaxValue + 1) / 2, Border = BorderMode.Replicate)]
    public static partial void SobelX(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Shown("sobel-y", "The slope from top to bottom, around middle grey: the rails of a fence remain, its pickets disappear.")]
    [Kernel3x3(-1, -2, -1, 0, 0, 0, 1, 2, 1, Divisor = 2, Offset = (byte.MaxValue + 1) / 2, Border = BorderMode.Replicate)]
    public static partial void SobelY(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Shown("scharr", "The slope from left to right with the weights that turn best with the edge, as a magnitude.")]
    [Kernel3x3(-3, 0, 3, -10, 0, 10, -3, 0, 3, Divisor = 8, Absolute = true, Border = BorderMode.Replicate)]
    public static partial void Scharr(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Shown("prewitt", "The slope from top to bottom, three equal differences, as a magnitude.")]
    [Kernel3x3(-1, -1, -1, 0, 0, 0, 1, 1, 1, Absolute = true, Border = BorderMode.Replicate)]
    public static partial void Prewitt(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Shown("emboss",
        "A slope towards the lower right added to the picture: light seems to fall on a relief. The taps sum to one, so brightness stays.")]
    [Kernel3x3(-2, -1, 0, -1, 1, 1, 0, 1, 2, Border = BorderMode.Replicate)]
    public static partial void Emboss(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Shown("identity", "The only tap is the pixel itself: nothing may change. The cost of touching a picture at all.")]
    [Kernel3x3(0, 0, 0, 0, 1, 0, 0, 0, 0, Border = BorderMode.Replicate)]
    public static partial void Identity(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Shown("poster-sharpen",
        "A gentle sharpening in tenths."
        + " A tenth is no binary fraction, but decimals are taken as written: {0,-1,0, -1,14,-1, 0,-1,0} / 10, exactly.")]
    [Kernel3x3(0, -.1, 0, -.1, 1.4, -.1, 0, -.1, 0, Border = BorderMode.Replicate)]
    public static partial void PosterSharpenGrey(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Shown("poster-sharpen",
        "A gentle sharpening in tenths, on RGB."
        + " A tenth is no binary fraction, but decimals are taken as written: {0,-1,0, -1,14,-1, 0,-1,0} / 10, exactly.")]
    [Kernel3x3(0, -.1, 0, -.1, 1.4, -.1, 0, -.1, 0, Channels = 3, Border = BorderMode.Replicate)]
    public static partial void PosterSharpen(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Shown("poster-sharpen",
        "A gentle sharpening in tenths, on RGB; alpha is kept. A tenth is no binary fraction, but decimals are taken as written.")]
    [Kernel3x3(0, -.1, 0, -.1, 1.4, -.1, 0, -.1, 0, Channels = 4, PreserveAlpha = true, Border = BorderMode.Replicate)]
    public static partial void PosterSharpenKeepingAlpha(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);
}
