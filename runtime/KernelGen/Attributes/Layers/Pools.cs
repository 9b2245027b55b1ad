using System;
using KernelGen.CompilerServices;

namespace KernelGen;

/// <summary>The options of layers that reduce each window of a channel to one number.</summary>
/// <param name="size">Rows and columns of the window; 0: <c>KernelHeight</c> and <c>KernelWidth</c> say them.</param>
public abstract class PoolLayerAttribute(int size) : WindowLayerAttribute
{
    /// <summary>Rows and columns of the window.</summary>
    public int Size { get; } = size;

    /// <summary>Rows and columns from one window to the next; if not written, those of the window.</summary>
    public int Stride { get; set; }

    /// <summary>Whether a window that reaches out of the padded input has an output, if it begins before the padding behind.</summary>
    public bool CeilMode { get; set; }

    /// <summary>Rows and columns behind the last window are meant to be lost.</summary>
    public bool DropRemainder { get; set; }
}

/// <summary>The greatest number of each window, as <c>torch.nn.MaxPool2d</c>; NaN if one is in it. Padding is never the greatest.</summary>
/// <param name="size">Rows and columns of the window; 0: <c>KernelHeight</c> and <c>KernelWidth</c> say them.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class MaxPool2DAttribute(int size = 0) : PoolLayerAttribute(size)
{
    /// <summary>Rows and columns from one tap to the next.</summary>
    public int Dilation { get; set; } = 1;
}

/// <summary>The mean of each window, as <c>torch.nn.AvgPool2d</c>.</summary>
/// <param name="size">Rows and columns of the window; 0: <c>KernelHeight</c> and <c>KernelWidth</c> say them.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class AvgPool2DAttribute(int size = 0) : PoolLayerAttribute(size)
{
    /// <summary>Whether the zeros of the padding count in the divisor. What lies behind the padding never does.</summary>
    public bool CountIncludePad { get; set; } = true;
}

/// <summary>The sum of each window: <c>torch.nn.AvgPool2d</c> with <c>divisor_override = 1</c>.</summary>
/// <param name="size">Rows and columns of the window; 0: <c>KernelHeight</c> and <c>KernelWidth</c> say them.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class SumPool2DAttribute(int size = 0) : PoolLayerAttribute(size);

/// <summary>The mean of each channel: (C, H, W) becomes (C, 1, 1), as <c>torch.nn.AdaptiveAvgPool2d(1)</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class GlobalAvgPool2DAttribute : LayerOperatorAttribute;

/// <summary>The greatest number of each channel: (C, H, W) becomes (C, 1, 1), as <c>torch.nn.AdaptiveMaxPool2d(1)</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class GlobalMaxPool2DAttribute : LayerOperatorAttribute;
