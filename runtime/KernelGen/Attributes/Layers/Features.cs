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
