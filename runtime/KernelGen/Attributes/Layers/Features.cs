using System;

namespace KernelGen;

/// <summary>(C, H, W) becomes C·H·W features, as <c>torch.nn.Flatten</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class FlattenAttribute : LayerOperatorAttribute;

/// <summary>weight·x + bias over features, as <c>torch.nn.Linear</c>; weight (outFeatures, inFeatures).</summary>
/// <param name="outFeatures">Features of the output.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class LinearAttribute(int outFeatures) : LayerOperatorAttribute
{
    /// <summary>Features of the output.</summary>
    public int OutFeatures { get; } = outFeatures;

    /// <summary>Whether each feature has a bias.</summary>
    public bool Bias { get; set; } = true;
}

/// <summary>Sets random elements to 0 in training, as <c>torch.nn.Dropout</c>; has no effect in inference.</summary>
/// <param name="p">The probability that an element is set to 0, in [0, 1].</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class DropoutAttribute(double p = 0.5) : LayerOperatorAttribute
{
    /// <summary>The probability that an element is set to 0.</summary>
    public double P { get; } = p;
}

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

/// <summary>Adds the output of an earlier layer to that of the layer before: a residual connection. Both have the same shape.</summary>
/// <param name="source">The earlier layer's <see cref="LayerOperatorAttribute.As"/>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class AddAttribute(string source) : LayerOperatorAttribute
{
    /// <summary>The earlier layer's <see cref="LayerOperatorAttribute.As"/>.</summary>
    public string Source { get; } = source;
}

/// <summary>Appends the channels of an earlier layer's output, of the same height and width, to those of the layer before.</summary>
/// <remarks>
/// <c>Concat("skip", From = "up")</c> is <c>torch.cat([up, skip], 1)</c>; <c>torch.cat([skip, up], 1)</c> is
/// <c>Concat("up", From = "skip")</c>. If both have the same number of channels, the weights of the next layer fit in either order.
/// </remarks>
/// <param name="source">The earlier layer's <see cref="LayerOperatorAttribute.As"/>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class ConcatAttribute(string source) : LayerOperatorAttribute
{
    /// <summary>The earlier layer's <see cref="LayerOperatorAttribute.As"/>.</summary>
    public string Source { get; } = source;
}
