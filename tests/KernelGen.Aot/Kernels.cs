using System;
using System.Threading.Tasks;

namespace KernelGen.Aot;

/// <summary>
/// Kernels of every pair of element types and every border. The coefficients of those with float results are integers over powers
/// of two: on pictures of small integers all sums are exact, and equal whatever their order.
/// </summary>
internal static partial class Kernels
{
    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]
    public static partial void Sharpen(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]
    public static partial void Sharpen(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height, ParallelOptions options);

    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]
    public static partial void Sharpen(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height, Strip strip);

    [Kernel3x3(0, -0.1, 0, -0.1, 1.4, -0.1, 0, -0.1, 0, Channels = 4, PreserveAlpha = true, Border = BorderMode.Wrap)]
    public static partial void SharpenColors(ReadOnlyPlane<byte> source, Plane<byte> destination);

    [Kernel3x3(0.0731, -0.2113, 0.0119, -0.1517, 1.3917, -0.1201, 0.0093, -0.1133, 0.1104, Border = BorderMode.Reflect)]
    public static partial void Decimals(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [BoxKernel(21, 21, Border = BorderMode.Reflect101)]
    public static partial void Blur(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel3x3(-1, 0, 1, -2, 0, 2, -1, 0, 1)]
    public static partial void Sobel(ReadOnlySpan<byte> source, Span<short> destination, int width, int height);

    [BoxKernel(5, 5, Normalize = false, Border = BorderMode.Constant, BorderValue = 7)]
    public static partial void Sum(ReadOnlySpan<byte> source, Span<int> destination, int width, int height);

    [Kernel3x3(1, 2, 1, 2, 4, 2, 1, 2, 1, Divisor = 16, Mode = ConvolutionMode.Full)]
    public static partial void Smooth(ReadOnlySpan<byte> source, Span<float> destination, int width, int height);

    [GaussianKernel(5, 1.1, Border = BorderMode.Reflect101)]
    public static partial void Smooth(ReadOnlySpan<short> source, Span<short> destination, int width, int height);

    [GaussianKernel(5, 1.1, Border = BorderMode.Wrap)]
    public static partial void Smooth(ReadOnlySpan<ushort> source, Span<ushort> destination, int width, int height);

    [Kernel3x3(1, 2, 1, 2, 4, 2, 1, 2, 1, Divisor = 16, Border = BorderMode.Reflect)]
    public static partial void Smooth(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [Kernel3x3(1, 2, 3, 4, 5, 6, 7, 8, -9, Stride = 2, Padding = 1)]
    public static partial void Halve(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [Kernel5x5(
        1, 0, 2, 0, 1,
        0, 3, 0, 3, 0,
        2, 0, 9, 0, 2,
        0, 3, 0, 3, 0,
        1, 0, 2, 0, -8, Divisor = 32, Border = BorderMode.Constant)]
    public static partial void Spread(ReadOnlySpan<double> source, Span<double> destination, int width, int height);

    [Kernel1D(1, 4, 6, 4, 1, Divisor = 16)]
    public static partial void Smooth(ReadOnlySpan<short> signal, Span<short> destination);
}
