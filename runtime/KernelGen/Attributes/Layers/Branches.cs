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
