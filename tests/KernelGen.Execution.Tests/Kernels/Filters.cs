using System;
using System.Numerics.Tensors;
using System.Threading.Tasks;
using CommunityToolkit.HighPerformance;

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>Kernels declared as a user declares them, compiled with this project: one sharpening in every shape, and a few more.</summary>
internal static partial class Filters
{
    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]
    public static partial void Sharpen(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]
    public static partial void Sharpen(ReadOnlyPlane<byte> source, Plane<byte> destination);

    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]
    public static partial void Sharpen(ReadOnlySpan2D<byte> source, Span2D<byte> destination);

    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]
    public static partial void Sharpen(ReadOnlyTensorSpan<byte> source, TensorSpan<byte> destination);

    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]
    public static partial void Sharpen(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height, ParallelOptions options);

    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]
    public static partial void Sharpen(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height, Strip strip);

    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]
    public static partial void Sharpen(ReadOnlyPlane<byte> source, Plane<byte> destination, Strip strip);

    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]
    public static partial void Sharpen(ReadOnlyTensorSpan<float> source, TensorSpan<float> destination);

    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0, Channels = 3)]
    public static partial void SharpenColors(ReadOnlyPlane<byte> source, Plane<byte> destination);

    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0, Channels = 3)]
    public static partial void SharpenColors(ReadOnlyTensorSpan<byte> source, TensorSpan<byte> destination);

    [Kernel3x3(-1, 0, 1, -2, 0, 2, -1, 0, 1, Flip = false)]
    public static partial void SobelX(ReadOnlySpan<byte> source, Span<short> destination, int width, int height);

    [Kernel3x3(1, 2, 1, 2, 4, 2, 1, 2, 1, Divisor = 16, Mode = ConvolutionMode.Valid)]
    public static partial void SmoothInside(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel3x3(1, 2, 1, 2, 4, 2, 1, 2, 1, Divisor = 16, Mode = ConvolutionMode.Valid)]
    public static partial void SmoothInside(ReadOnlyPlane<byte> source, Plane<byte> destination);

    [Kernel3x3(1, 2, 1, 2, 4, 2, 1, 2, 1, Divisor = 16, Width = 8, Height = 6)]
    public static partial void SmoothStated(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [BoxKernel(21, 21)]
    public static partial void Blur(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [BoxKernel(5, 5)]
    public static partial void Mean(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [GaussianKernel(5, 1.1, Border = BorderMode.Reflect101)]
    public static partial void Smooth(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [GaussianKernel(5, 1.1, Border = BorderMode.Reflect101)]
    public static partial void Smooth(ReadOnlyPlane<float> source, Plane<float> destination);

    [Kernel3x3(0, 1, 0, 1, 0, 1, 0, 1, 0)]
    public static partial void Cross(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [Kernel5x5(
        1, 0, 2, 0, 1,
        0, 3, 0, 3, 0,
        2, 0, 9, 0, 2,
        0, 3, 0, 3, 0,
        1, 0, 2, 0, 1, Divisor = 33, Stride = 2, Border = BorderMode.Wrap)]
    public static partial void Halve(ReadOnlySpan<ushort> source, Span<ushort> destination, int width, int height);

    [Kernel1D(1, 4, 6, 4, 1, Divisor = 16)]
    public static partial void Smooth(ReadOnlySpan<short> signal, Span<short> destination);
}
