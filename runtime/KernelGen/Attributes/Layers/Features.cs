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

    /// <summary>Whether a learned number is added to each feature.</summary>
    public bool Bias { get; set; } = true;
}

/// <summary>Forgets numbers at random while training, as <c>torch.nn.Dropout</c>; inference passes everything on.</summary>
/// <param name="p">The probability that a number is forgotten, in [0, 1]; with 1 all are.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class DropoutAttribute(double p = 0.5) : LayerOperatorAttribute
{
    /// <summary>The probability that a number is forgotten.</summary>
    public double P { get; } = p;
}

/// <summary>(x − mean)/√(variance + Epsilon)·weight + bias per channel, as <c>torch.nn.BatchNorm2d</c>.</summary>
/// <remarks>
/// Inference takes the running mean and variance, which are buffers and no parameters, and folds them into the layer before where it can.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class BatchNorm2DAttribute : LayerOperatorAttribute
{
    /// <summary>What is added to the variance.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>The share of a training batch in the running mean and variance.</summary>
    public double Momentum { get; set; } = 0.1;
}

/// <summary>Adds the output of an earlier layer, of the same shape, to that of the layer before: a residual.</summary>
/// <param name="source">The earlier layer's <see cref="LayerOperatorAttribute.As"/>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class AddAttribute(string source) : LayerOperatorAttribute
{
    /// <summary>The earlier layer's <see cref="LayerOperatorAttribute.As"/>.</summary>
    public string Source { get; } = source;
}

/// <summary>Puts the channels of an earlier layer's output, of the same height and width, behind those of the layer before.</summary>
/// <remarks>
/// <c>Concat("skip", From = "up")</c> is <c>torch.cat([up, skip], 1)</c>; <c>torch.cat([skip, up], 1)</c> is
/// <c>Concat("up", From = "skip")</c>. Where both have as many channels the weights of the next layer fit either way.
/// </remarks>
/// <param name="source">The earlier layer's <see cref="LayerOperatorAttribute.As"/>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class ConcatAttribute(string source) : LayerOperatorAttribute
{
    /// <summary>The earlier layer's <see cref="LayerOperatorAttribute.As"/>.</summary>
    public string Source { get; } = source;
}
