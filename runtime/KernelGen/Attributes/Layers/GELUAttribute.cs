using System;

namespace KernelGen;

/// <summary>x·Φ(x) with the normal distribution Φ(x) = (1 + erf(x/√2))/2, as <c>torch.nn.GELU</c> without its approximation.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class GELUAttribute : LayerOperatorAttribute;
