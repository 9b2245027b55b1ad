using System;

namespace KernelGen;

/// <summary>The mean of each window, as <c>torch.nn.AvgPool2d</c>.</summary>
/// <param name="size">Rows and columns of the window; 0: <c>KernelHeight</c> and <c>KernelWidth</c> say them.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class AvgPool2DAttribute(int size = 0) : PoolLayerAttribute(size)
{
    /// <summary>Whether the zeros of the padding count in the divisor. What lies behind the padding never does.</summary>
    public bool CountIncludePad { get; set; } = true;
}
