using System;

namespace KernelGen;

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
