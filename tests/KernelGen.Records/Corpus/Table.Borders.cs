using System;

namespace KernelGen.Peers;

/// <summary>Two kernels of the table with the four borders that are not the default.</summary>
internal static partial class Kernels
{
    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0, Border = BorderMode.Constant)]
    public static partial void SharpenConstant(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [SeparableKernel(new double[] { 1, 4, 6, 4, 1 }, new double[] { 1, 4, 6, 4, 1 }, Divisor = 256, Border = BorderMode.Constant)]
    public static partial void Binomial5Constant(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0, Border = BorderMode.Reflect)]
    public static partial void SharpenReflect(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [SeparableKernel(new double[] { 1, 4, 6, 4, 1 }, new double[] { 1, 4, 6, 4, 1 }, Divisor = 256, Border = BorderMode.Reflect)]
    public static partial void Binomial5Reflect(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0, Border = BorderMode.Reflect101)]
    public static partial void SharpenReflect101(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [SeparableKernel(new double[] { 1, 4, 6, 4, 1 }, new double[] { 1, 4, 6, 4, 1 }, Divisor = 256, Border = BorderMode.Reflect101)]
    public static partial void Binomial5Reflect101(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0, Border = BorderMode.Wrap)]
    public static partial void SharpenWrap(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [SeparableKernel(new double[] { 1, 4, 6, 4, 1 }, new double[] { 1, 4, 6, 4, 1 }, Divisor = 256, Border = BorderMode.Wrap)]
    public static partial void Binomial5Wrap(ReadOnlySpan<float> source, Span<float> destination, int width, int height);
}
