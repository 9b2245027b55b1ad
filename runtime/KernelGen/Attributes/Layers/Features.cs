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
