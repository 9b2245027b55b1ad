using System;

namespace KernelGen;

/// <summary>(x − mean)/√(variance + Epsilon)·weight + bias per channel, as <c>torch.nn.BatchNorm2d</c>.</summary>
/// <remarks>
/// Inference uses the running mean and variance, which are buffers and not parameters, and folds them into the layer before if possible.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class BatchNorm2DAttribute : LayerOperatorAttribute
{
    /// <summary>The number that is added to the variance.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>The weight of a training batch in the running mean and variance.</summary>
    public double Momentum { get; set; } = 0.1;
}
