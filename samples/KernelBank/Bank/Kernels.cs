using System;
using KernelGen;

namespace KernelBank.Bank;

/// <summary>
/// The bank: every kernel is declared here, once. The program reads what it draws, measures and compares from
/// these attributes. The border and the sample type are part of a declaration; the project file compiles this class again
/// for the other borders and for 16 bits.
/// </summary>
/// <remarks>
/// Signed results are shown in one of two ways: around middle gray (Offset), so that both signs are visible, or as
/// a magnitude (Absolute). Divisors are chosen so that usual contrasts fill the range; larger values saturate.
/// </remarks>
internal static partial class ReplicateKernels
{
    [Shown("blur-7x7", "The mean of 49 neighbors. Grain and grass disappear; edges become ramps seven pixels wide.")]
    [BoxKernel(7, 7, Border = BorderMode.Replicate)]
    public static partial void Blur7x7(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Shown("blur-21x21",
        "The mean of 441 neighbors. Only large shapes remain, and highlights become squares, the shape of the window.")]
    [BoxKernel(21, 21, Border = BorderMode.Replicate)]
    public static partial void Blur21x21(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Shown("gaussian", "A Gaussian with a standard deviation of two pixels: as soft as the box, without its square artifacts.")]
    [GaussianKernel(13, 2, WeightBits = 8, Border = BorderMode.Replicate)]
    public static partial void Gaussian(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Shown("sharpen", "The image minus its Laplacian: every edge overshoots on both sides, and so does the grain.")]
    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0, Border = BorderMode.Replicate)]
    public static partial void Sharpen(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Shown("laplacian-4",
        "The second derivative along both axes, around middle gray: flat areas and even gradients are gray, thin lines stand out.")]
    [Kernel3x3(0, 1, 0, 1, -4, 1, 0, 1, 0, Offset = (byte.MaxValue + 1) / 2, Border = BorderMode.Replicate)]
    public static partial void Laplacian4(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Shown("laplacian-8", "The Laplacian with the diagonals, as a magnitude: outlines on black, the same in every direction.")]
    [Kernel3x3(1, 1, 1, 1, -8, 1, 1, 1, 1, Absolute = true, Border = BorderMode.Replicate)]
    public static partial void Laplacian8(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Shown("sobel-x",
        "The horizontal gradient, around middle gray: bright where the image gets brighter to the right. Horizontal lines disappear.")]
    [Kernel3x3(-1, 0, 1, -2, 0, 2, -1, 0, 1, Divisor = 2, Offset = (byte.MaxValue + 1) / 2, Border = BorderMode.Replicate)]
    public static partial void SobelX(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Shown("sobel-y", "The vertical gradient, around middle gray: the rails of the fence remain, its pickets disappear.")]
    [Kernel3x3(-1, -2, -1, 0, 0, 0, 1, 2, 1, Divisor = 2, Offset = (byte.MaxValue + 1) / 2, Border = BorderMode.Replicate)]
    public static partial void SobelY(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Shown("scharr", "The horizontal gradient with weights that depend least on the direction of the edge, as a magnitude.")]
    [Kernel3x3(-3, 0, 3, -10, 0, 10, -3, 0, 3, Divisor = 8, Absolute = true, Border = BorderMode.Replicate)]
    public static partial void Scharr(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Shown("prewitt", "The vertical gradient with three equal differences, as a magnitude.")]
    [Kernel3x3(-1, -1, -1, 0, 0, 0, 1, 1, 1, Absolute = true, Border = BorderMode.Replicate)]
    public static partial void Prewitt(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Shown("emboss",
        "A diagonal gradient added to the image: it looks like a relief lit from the side. The taps sum to one, so the brightness stays.")]
    [Kernel3x3(-2, -1, 0, -1, 1, 1, 0, 1, 2, Border = BorderMode.Replicate)]
    public static partial void Emboss(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Shown("identity", "The only tap is the pixel itself, so nothing changes. It shows the cost of reading and writing an image.")]
    [Kernel3x3(0, 0, 0, 0, 1, 0, 0, 0, 0, Border = BorderMode.Replicate)]
    public static partial void Identity(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Shown("poster-sharpen",
        "A weak sharpening with coefficients in tenths."
        + " Decimals are exact, although 0.1 has no exact binary fraction: {0,-1,0, -1,14,-1, 0,-1,0} / 10, exactly.")]
    [Kernel3x3(0, -.1, 0, -.1, 1.4, -.1, 0, -.1, 0, Border = BorderMode.Replicate)]
    public static partial void PosterSharpenGray(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Shown("poster-sharpen",
        "A weak sharpening with coefficients in tenths, on RGB."
        + " Decimals are exact, although 0.1 has no exact binary fraction: {0,-1,0, -1,14,-1, 0,-1,0} / 10, exactly.")]
    [Kernel3x3(0, -.1, 0, -.1, 1.4, -.1, 0, -.1, 0, Channels = 3, Border = BorderMode.Replicate)]
    public static partial void PosterSharpen(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Shown("poster-sharpen",
        "A weak sharpening with coefficients in tenths, on RGB; alpha is kept. Decimals are exact.")]
    [Kernel3x3(0, -.1, 0, -.1, 1.4, -.1, 0, -.1, 0, Channels = 4, PreserveAlpha = true, Border = BorderMode.Replicate)]
    public static partial void PosterSharpenKeepingAlpha(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);
}
