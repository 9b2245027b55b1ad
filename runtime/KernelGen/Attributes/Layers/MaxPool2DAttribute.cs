using System;

namespace KernelGen;

/// <summary>The greatest number of each window, as <c>torch.nn.MaxPool2d</c>; NaN if one is in it. Padding is never the greatest.</summary>
/// <param name="size">Rows and columns of the window; 0: <c>KernelHeight</c> and <c>KernelWidth</c> say them.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class MaxPool2DAttribute(int size = 0) : PoolLayerAttribute(size)
{
    /// <summary>Rows and columns from one tap to the next.</summary>
    public int Dilation { get; set; } = 1;
}
