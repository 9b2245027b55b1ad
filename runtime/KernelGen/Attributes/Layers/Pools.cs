using System;
using KernelGen.CompilerServices;

namespace KernelGen;

/// <summary>The options of layers that reduce each window of a channel to one number.</summary>
/// <param name="size">Rows and columns of the window; 0: <c>KernelHeight</c> and <c>KernelWidth</c> are set.</param>
public abstract class PoolLayerAttribute(int size) : WindowLayerAttribute
{
    /// <summary>Rows and columns of the window.</summary>
    public int Size { get; } = size;

    /// <summary>Rows and columns from one window to the next; by default those of the window.</summary>
    public int Stride { get; set; }

    /// <summary>Whether a window that extends beyond the padded input has an output, if it begins before the padding at the end.</summary>
    public bool CeilMode { get; set; }

    /// <summary>States that dropping rows and columns after the last window is intended.</summary>
    public bool DropRemainder { get; set; }
}

/// <summary>
/// The maximum of each window, as <c>torch.nn.MaxPool2d</c>; NaN if the window contains a NaN. Padding is never the maximum.
/// </summary>
/// <param name="size">Rows and columns of the window; 0: <c>KernelHeight</c> and <c>KernelWidth</c> are set.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class MaxPool2DAttribute(int size = 0) : PoolLayerAttribute(size)
{
    /// <summary>The distance between two taps along both axes.</summary>
    public int Dilation { get; set; } = 1;
}

/// <summary>The mean of each window, as <c>torch.nn.AvgPool2d</c>.</summary>
/// <param name="size">Rows and columns of the window; 0: <c>KernelHeight</c> and <c>KernelWidth</c> are set.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class AvgPool2DAttribute(int size = 0) : PoolLayerAttribute(size)
{
    /// <summary>Whether the zeros of the padding count in the divisor. Positions beyond the padding never count.</summary>
    public bool CountIncludePad { get; set; } = true;
}

/// <summary>The sum of each window: <c>torch.nn.AvgPool2d</c> with <c>divisor_override = 1</c>.</summary>
/// <param name="size">Rows and columns of the window; 0: <c>KernelHeight</c> and <c>KernelWidth</c> are set.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class SumPool2DAttribute(int size = 0) : PoolLayerAttribute(size);

/// <summary>The mean of each channel: (C, H, W) becomes (C, 1, 1), as <c>torch.nn.AdaptiveAvgPool2d(1)</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class GlobalAvgPool2DAttribute : LayerOperatorAttribute;

/// <summary>The maximum of each channel: (C, H, W) becomes (C, 1, 1), as <c>torch.nn.AdaptiveMaxPool2d(1)</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class GlobalMaxPool2DAttribute : LayerOperatorAttribute;
