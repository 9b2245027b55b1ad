using System;

namespace KernelGen;

/// <summary>The sum of each window: <c>torch.nn.AvgPool2d</c> with <c>divisor_override = 1</c>.</summary>
/// <param name="size">Rows and columns of the window; 0: <c>KernelHeight</c> and <c>KernelWidth</c> say them.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class SumPool2DAttribute(int size = 0) : PoolLayerAttribute(size);
