using System;

namespace KernelGen;

/// <summary>Adds the output of an earlier layer, of the same shape, to that of the layer before: a residual.</summary>
/// <param name="source">The earlier layer's <see cref="LayerOperatorAttribute.As"/>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class AddAttribute(string source) : LayerOperatorAttribute
{
    /// <summary>The earlier layer's <see cref="LayerOperatorAttribute.As"/>.</summary>
    public string Source { get; } = source;
}
