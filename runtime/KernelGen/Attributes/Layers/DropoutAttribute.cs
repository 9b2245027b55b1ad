using System;

namespace KernelGen;

/// <summary>Forgets numbers at random while training, as <c>torch.nn.Dropout</c>; inference passes everything on.</summary>
/// <param name="p">The probability that a number is forgotten, in [0, 1]; with 1 all are.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class DropoutAttribute(double p = 0.5) : LayerOperatorAttribute
{
    /// <summary>The probability that a number is forgotten.</summary>
    public double P { get; } = p;
}
