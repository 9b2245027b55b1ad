using System;

namespace KernelGen;

/// <summary>The greatest number of each channel: (C, H, W) becomes (C, 1, 1), as <c>torch.nn.AdaptiveMaxPool2d(1)</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class GlobalMaxPool2DAttribute : LayerOperatorAttribute;
