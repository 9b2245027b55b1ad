using System;
using KernelGen;

namespace Lessons.Kernels;

/// <summary>Layers and kernels that demonstrate shared weights.</summary>
internal static partial class Features
{
    /// <summary>A convolution of three shared weights over seven inputs.</summary>
    [Layer(1, 7), Conv1D(1, 3, Bias = false)]
    public static partial void Shared(ReadOnlySpan<float> input, ReadOnlySpan<float> weight, Span<float> output);

    /// <summary>A fully connected layer: five neurons with seven weights each.</summary>
    [Layer(7), Linear(5, Bias = false)]
    public static partial void Dense(ReadOnlySpan<float> input, ReadOnlySpan<float> weight, Span<float> output);

    /// <summary>Detects a small cross.</summary>
    [Kernel3x3(1, -1, 1, -1, 1, -1, 1, -1, 1, Border = BorderMode.Constant)]
    public static partial void FindCross(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    /// <summary>The sum of nine neighbors.</summary>
    [BoxKernel(3, 3, Normalize = false, Border = BorderMode.Constant)]
    public static partial void Sum3x3(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    /// <summary>Four kernels over three channels: four feature maps.</summary>
    [Layer(3, 64, 96), Conv2D(4, 3, Padding = 1)]
    public static partial void Volume(ReadOnlySpan<float> input, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> output);
}
