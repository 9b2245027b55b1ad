using System;

namespace KernelGen;

/// <summary>min(max(x, 0), 6), as <c>torch.nn.ReLU6</c>; NaN stays NaN.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class ReLU6Attribute : LayerOperatorAttribute;
