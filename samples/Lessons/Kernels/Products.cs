using System;
using KernelGen;

namespace Lessons.Kernels;

/// <summary>Small convolutions that can be checked by hand.</summary>
internal static partial class Products
{
    /// <summary>The full convolution x * {4, 5, 6}: as many outputs as x has samples, plus the taps minus one.</summary>
    [Kernel1D(4, 5, 6, Flip = true, Mode = ConvolutionMode.Full, Border = BorderMode.Constant)]
    public static partial void Full(ReadOnlySpan<short> source, Span<short> destination);

    /// <summary>As many outputs as x has samples; the center of the kernel lies on each sample once.</summary>
    [Kernel1D(4, 5, 6, Flip = true, Border = BorderMode.Constant)]
    public static partial void Same(ReadOnlySpan<short> source, Span<short> destination);

    /// <summary>Only where the whole kernel lies on x.</summary>
    [Kernel1D(4, 5, 6, Flip = true, Mode = ConvolutionMode.Valid)]
    public static partial void Valid(ReadOnlySpan<short> source, Span<short> destination);

    /// <summary>The same without rotating the kernel: a correlation.</summary>
    [Kernel1D(4, 5, 6, Mode = ConvolutionMode.Valid)]
    public static partial void Correlated(ReadOnlySpan<short> source, Span<short> destination);

    /// <summary>Convolution is commutative, so the shorter operand is the kernel.</summary>
    [Kernel1D(1, 2, 3, Flip = true, Mode = ConvolutionMode.Valid)]
    public static partial void ShorterIsTheKernel(ReadOnlySpan<short> source, Span<short> destination);

    /// <summary>A 2 x 2 kernel, rotated: the mathematical convolution.</summary>
    [Kernel(2, 2, 1, 0, 1, 0, Flip = true, Mode = ConvolutionMode.Valid)]
    public static partial void Convolved(ReadOnlySpan<short> source, Span<short> destination, int width, int height);

    /// <summary>The same kernel as written: the correlation of image processing and neural networks.</summary>
    [Kernel(2, 2, 1, 0, 1, 0, Mode = ConvolutionMode.Valid)]
    public static partial void AsWritten(ReadOnlySpan<short> source, Span<short> destination, int width, int height);
}
