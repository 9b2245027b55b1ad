using System;

namespace KernelGen;

/// <summary>max(x, 0), as <c>torch.nn.ReLU</c>; NaN stays NaN.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class ReLUAttribute : LayerOperatorAttribute;

/// <summary>min(max(x, 0), 6), as <c>torch.nn.ReLU6</c>; NaN stays NaN.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class ReLU6Attribute : LayerOperatorAttribute;

/// <summary>x where x is positive, slope·x elsewhere, as <c>torch.nn.LeakyReLU</c>.</summary>
/// <param name="slope">The factor for negative numbers.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class LeakyReLUAttribute(double slope = 0.01) : LayerOperatorAttribute
{
    /// <summary>The factor for negative numbers.</summary>
    public double Slope { get; } = slope;
}

/// <summary>1/(1 + e⁻ˣ), as <c>torch.nn.Sigmoid</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class SigmoidAttribute : LayerOperatorAttribute;

/// <summary>The hyperbolic tangent, as <c>torch.nn.Tanh</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class TanhAttribute : LayerOperatorAttribute;

/// <summary>x·Φ(x) with the normal distribution Φ(x) = (1 + erf(x/√2))/2, as <c>torch.nn.GELU</c> without its approximation.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class GELUAttribute : LayerOperatorAttribute;

/// <summary>x/(1 + e⁻ˣ), as <c>torch.nn.SiLU</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class SiLUAttribute : LayerOperatorAttribute;

/// <summary>x·min(max(x + 3, 0), 6)/6, as <c>torch.nn.Hardswish</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class HardSwishAttribute : LayerOperatorAttribute;

/// <summary>e^xᵢ/Σe^xⱼ over the channels of each position, as <c>torch.nn.Softmax(dim=1)</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class SoftmaxAttribute : LayerOperatorAttribute;

/// <summary>xᵢ − ln Σe^xⱼ over the channels of each position, as <c>torch.nn.LogSoftmax(dim=1)</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class LogSoftmaxAttribute : LayerOperatorAttribute;
