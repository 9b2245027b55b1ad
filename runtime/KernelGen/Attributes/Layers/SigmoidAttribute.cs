using System;

namespace KernelGen;

/// <summary>1/(1 + e⁻ˣ), as <c>torch.nn.Sigmoid</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class SigmoidAttribute : LayerOperatorAttribute;
