using System;

namespace KernelGen.Benchmarks;

/// <summary>The kernels that are measured, as a user would declare them.</summary>
internal static partial class Kernels
{
    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]
    public static partial void Sharpen(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel3x3(-1, 0, 1, -2, 0, 2, -1, 0, 1)]
    public static partial void SobelX(ReadOnlySpan<byte> source, Span<short> destination, int width, int height);

    [SeparableKernel(new double[] { 1, 4, 6, 4, 1 }, new double[] { 1, 4, 6, 4, 1 }, Divisor = 256)]
    public static partial void Binomial5(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [BoxKernel(21, 21)]
    public static partial void Box21(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel3x3(0.0731, -0.2113, 0.0119, -0.1517, 1.3917, -0.1201, 0.0093, -0.1133, 0.1104)]
    public static partial void Decimals(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]
    public static partial void SharpenFloat(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [GaussianKernel(5, 1.1)]
    public static partial void GaussianFloat(ReadOnlySpan<float> source, Span<float> destination, int width, int height);
}
