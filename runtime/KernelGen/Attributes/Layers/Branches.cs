using System;

namespace KernelGen;

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
