using System;

namespace KernelGen;

/// <summary>What every layer of a network may say: the name of its tensors and the name of its output.</summary>
/// <remarks>
/// Layers are applied in the order in which they are written, all on one part of the class. Names and defaults are those of
/// <c>torch.nn</c>; the layout is NCHW, the element float.
/// </remarks>
public abstract class LayerOperatorAttribute : Attribute
{
    /// <summary>The first part of the names of the layer's tensors; if not written, its index, as in an <c>nn.Sequential</c>.</summary>
    public string? Name { get; set; }

    /// <summary>A name for the layer's output, for a later <see cref="AddAttribute"/>, <see cref="ConcatAttribute"/> or <see cref="From"/>.</summary>
    public string? As { get; set; }

    /// <summary>The name of the output that this layer takes, given with <see cref="As"/>; if not written, it takes that of the layer before it.</summary>
    public string? From { get; set; }
}
