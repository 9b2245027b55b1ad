using System;
using KernelGen;

namespace Lessons.Kernels;

/// <summary>Kernels that KernelBank does not have, with another output size or type.</summary>
internal static partial class Photographs
{
    /// <summary>The mean of every 2 x 2 pixels: an image of half the size.</summary>
    [BoxKernel(2, 2, Mode = ConvolutionMode.Valid, Stride = 2)]
    public static partial void Halve(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    /// <summary>The Laplacian with its sign: from −1020 to 1020.</summary>
    [Kernel3x3(0, 1, 0, 1, -4, 1, 0, 1, 0)]
    public static partial void Laplace(ReadOnlySpan<byte> source, Span<short> destination, int width, int height);

    /// <summary>The same, saturated to 0 to 255.</summary>
#pragma warning disable KG2008 // The sample demonstrates saturation.
    [Kernel3x3(0, 1, 0, 1, -4, 1, 0, 1, 0)]
    public static partial void LaplaceClamped(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);
#pragma warning restore KG2008
}
