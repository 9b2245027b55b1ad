using System;
using KernelGen;

namespace Lessons.Kernels;

/// <summary>Kernels of 3 x 3 with zeros outside the image.</summary>
internal static partial class Letters
{
    /// <summary>The pixel itself.</summary>
    [Kernel3x3(0, 0, 0, 0, 1, 0, 0, 0, 0, Border = BorderMode.Constant)]
    public static partial void Identity(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    /// <summary>The mean of a pixel and its four neighbors.</summary>
    [Kernel3x3(0, .2, 0, .2, .2, .2, 0, .2, 0, Border = BorderMode.Constant)]
    public static partial void CrossBlur(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    /// <summary>Detects vertical lines.</summary>
    [Kernel3x3(-1, 2, -1, -1, 2, -1, -1, 2, -1, Border = BorderMode.Constant)]
    public static partial void VerticalLine(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    /// <summary>Detects horizontal lines.</summary>
    [Kernel3x3(-1, -1, -1, 2, 2, 2, -1, -1, -1, Border = BorderMode.Constant)]
    public static partial void HorizontalLine(ReadOnlySpan<float> source, Span<float> destination, int width, int height);
}
