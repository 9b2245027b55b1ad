using System;

namespace KernelGen;

/// <summary>max(x, 0), as <c>torch.nn.ReLU</c>; NaN stays NaN.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class ReLUAttribute : LayerOperatorAttribute;
