using System;

namespace KernelGen;

/// <summary>The mean of each channel: (C, H, W) becomes (C, 1, 1), as <c>torch.nn.AdaptiveAvgPool2d(1)</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class GlobalAvgPool2DAttribute : LayerOperatorAttribute;
