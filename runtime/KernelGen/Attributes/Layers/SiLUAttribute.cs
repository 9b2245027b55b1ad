using System;

namespace KernelGen;

/// <summary>x/(1 + e⁻ˣ), as <c>torch.nn.SiLU</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class SiLUAttribute : LayerOperatorAttribute;
