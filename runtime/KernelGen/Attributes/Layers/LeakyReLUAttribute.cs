using System;

namespace KernelGen;

/// <summary>x where x is positive, slope·x elsewhere, as <c>torch.nn.LeakyReLU</c>.</summary>
/// <param name="slope">What negative numbers are multiplied by.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class LeakyReLUAttribute(double slope = 0.01) : LayerOperatorAttribute
{
    /// <summary>What negative numbers are multiplied by.</summary>
    public double Slope { get; } = slope;
}
