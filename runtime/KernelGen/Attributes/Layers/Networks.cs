using System;
using KernelGen.CompilerServices;

namespace KernelGen;

/// <summary>Makes the partial class a network over an input of this shape; the layer attributes beside it are its layers.</summary>
/// <param name="channels">Channels of the input.</param>
/// <param name="height">Rows of the input.</param>
/// <param name="width">Columns of the input.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute(int channels, int height, int width) : Attribute
{
    /// <summary>A network over signals: (channels, length).</summary>
    /// <param name="channels">Channels of the input.</param>
    /// <param name="length">Samples of the input.</param>
    public NetworkAttribute(int channels, int length)
        : this(channels, 1, length) =>
        Rank = 2;

    /// <summary>A network over features.</summary>
    /// <param name="features">Elements of the input.</param>
    public NetworkAttribute(int features)
        : this(features, 1, 1) =>
        Rank = 1;

    /// <summary>Channels of the input, or its features.</summary>
    public int Channels { get; } = channels;

    /// <summary>Rows of the input.</summary>
    public int Height { get; } = height;

    /// <summary>Columns of the input, or its samples.</summary>
    public int Width { get; } = width;

    /// <summary>3 for images, 2 for signals, 1 for features.</summary>
    public int Rank { get; } = 3;

    /// <summary>The factor for byte inputs; by default 1/255, as <c>ToTensor</c> of torchvision.</summary>
    public double Scale { get; set; } = 1.0 / 255;

    /// <summary>The number that is subtracted from a scaled byte: one for all channels or one per channel; by default 0.</summary>
    public double[] Mean { get; set; } = [];

    /// <summary>The divisor of the difference: one number for all channels or one per channel, not zero; by default 1.</summary>
    public double[] Deviation { get; set; } = [];

    /// <summary>Whether the network can also be trained: gradients and <c>Backward</c> are generated.</summary>
    public bool Trainable { get; set; }

    /// <summary>A text file of trained weights among the project's <c>AdditionalFiles</c>: its path from the project's folder.</summary>
    /// <remarks>
    /// Slashes or backslashes. A file outside the project is named by its <c>Link</c>, or by the end of its path if only one file matches.
    /// All baked weights of an assembly together have at most 16 MB of strings. Each network needs its weights twice: once in
    /// the layout of PyTorch and once packed for its code. Larger networks call <c>Load</c>.
    /// </remarks>
    public string? Weights { get; set; }
}

/// <summary>Makes the static partial method one fused layer over an input of this shape.</summary>
/// <remarks>
/// The layer attributes on the method define what it computes: at most one layer with parameters, then activations and pools, as
/// <c>(ReadOnlySpan&lt;float&gt; input, ReadOnlySpan&lt;float&gt; weight, ReadOnlySpan&lt;float&gt; bias, Span&lt;float&gt; output)</c>;
/// without parameters <c>(input, output)</c>.
/// </remarks>
/// <param name="channels">Channels of the input.</param>
/// <param name="height">Rows of the input.</param>
/// <param name="width">Columns of the input.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class LayerAttribute(int channels, int height, int width) : Attribute
{
    /// <summary>A signal: (channels, length).</summary>
    /// <param name="channels">Channels of the input.</param>
    /// <param name="length">Samples of the input.</param>
    public LayerAttribute(int channels, int length)
        : this(channels, 1, length) =>
        Rank = 2;

    /// <summary>Features, for a <see cref="LinearAttribute"/>.</summary>
    /// <param name="features">Elements of the input.</param>
    public LayerAttribute(int features)
        : this(features, 1, 1) =>
        Rank = 1;

    /// <summary>Channels of the input, or its features.</summary>
    public int Channels { get; } = channels;

    /// <summary>Rows of the input.</summary>
    public int Height { get; } = height;

    /// <summary>Columns of the input, or its samples.</summary>
    public int Width { get; } = width;

    /// <summary>3 for an image, 2 for a signal, 1 for features.</summary>
    public int Rank { get; } = 3;
}

/// <summary>The options of all layers of a network: the names of its tensors, of its output, and of its input.</summary>
/// <remarks>
/// Layers are applied in the order in which they are written, all on one part of the class. Names and defaults are those of
/// <c>torch.nn</c>; the layout is NCHW, the element float.
/// </remarks>
public abstract class LayerOperatorAttribute : Attribute
{
    /// <summary>The prefix of the names of the layer's tensors; by default its index, as in an <c>nn.Sequential</c>.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// A name for the layer's output, for a later <see cref="AddAttribute"/>, <see cref="ConcatAttribute"/> or <see cref="From"/>.
    /// </summary>
    public string? As { get; set; }

    /// <summary>
    /// The name of the output that this layer takes, named with <see cref="As"/>; by default that of the layer before it.
    /// </summary>
    public string? From { get; set; }
}
