using System;

namespace KernelGen;

/// <summary>The hyperbolic tangent, as <c>torch.nn.Tanh</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class TanhAttribute : LayerOperatorAttribute;
