using System;

namespace KernelGen.Jit.Probe;

/// <summary>Kernels that have a structure: few taps, rows that repeat, factors.</summary>
internal static partial class Kernels
{
    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]
    public static partial void Sharpen(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel3x3(-1, 0, 1, -2, 0, 2, -1, 0, 1)]
    public static partial void Sobel(ReadOnlySpan<byte> source, Span<short> destination, int width, int height);

    [SeparableKernel(new double[] { 1, 4, 6, 4, 1 }, new double[] { 1, 4, 6, 4, 1 }, Divisor = 256)]
    public static partial void Binomial5(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [GaussianKernel(19, 3)]
    public static partial void Gaussian19(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [GaussianKernel(5, 1.1)]
    public static partial void Gaussian5(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel3x3(0.0731, -0.2113, 0.0119, -0.1517, 1.3917, -0.1201, 0.0093, -0.1133, 0.1104)]
    public static partial void Decimals3(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel3x3(0, -0.1, 0, -0.1, 1.4, -0.1, 0, -0.1, 0, Channels = 3)]
    public static partial void PosterSharpen(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [BoxKernel(7, 7)]
    public static partial void Box7(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [BoxKernel(21, 21)]
    public static partial void Box21(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]
    public static partial void SharpenFloat(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [GaussianKernel(5, 1.1)]
    public static partial void Gaussian5Float(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [BoxKernel(7, 7)]
    public static partial void Box7Float(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [BoxKernel(21, 21)]
    public static partial void Box21Float(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]
    public static partial void SharpenUInt16(ReadOnlySpan<ushort> source, Span<ushort> destination, int width, int height);

    [GaussianKernel(5, 1.1)]
    public static partial void Gaussian5Int16(ReadOnlySpan<short> source, Span<short> destination, int width, int height);

    [GaussianKernel(5, 1.1)]
    public static partial void Gaussian5Double(ReadOnlySpan<double> source, Span<double> destination, int width, int height);
}
