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
    /// <param name="features">Numbers of the input.</param>
    public NetworkAttribute(int features)
        : this(features, 1, 1) =>
        Rank = 1;

    /// <summary>Channels of the input, or its features.</summary>
    public int Channels { get; } = channels;

    /// <summary>Rows of the input.</summary>
    public int Height { get; } = height;

    /// <summary>Columns of the input, or its samples.</summary>
    public int Width { get; } = width;

    /// <summary>3 for pictures, 2 for signals, 1 for features.</summary>
    public int Rank { get; } = 3;

    /// <summary>What a byte is multiplied by when bytes are the input; if not written, 1/255, as torchvision's <c>ToTensor</c>.</summary>
    public double Scale { get; set; } = 1.0 / 255;

    /// <summary>What is subtracted from a scaled byte: one number for all channels or one per channel; if not written, 0.</summary>
    public double[] Mean { get; set; } = [];

    /// <summary>What the difference is divided by: one number for all channels or one per channel, not zero; if not written, 1.</summary>
    public double[] Deviation { get; set; } = [];

    /// <summary>Whether the network can also be trained: gradients and <c>Backward</c> are generated.</summary>
    public bool Trainable { get; set; }

    /// <summary>A text file of trained weights among the project's <c>AdditionalFiles</c>: its path from the project's folder.</summary>
    /// <remarks>
    /// Slashes or backslashes. A file outside the project is named by its <c>Link</c>, or by the end of its path where only one file fits.
    /// All baked weights of an assembly together take at most 16 MB of strings, of which each network needs its weights twice: once as they
    /// are and once as its code reads them. Larger networks call <c>Load</c>.
    /// </remarks>
    public string? Weights { get; set; }
}

/// <summary>Makes the static partial method one fused layer over an input of this shape.</summary>
/// <remarks>
/// The layer attributes beside it say what it computes: exactly one layer with parameters, then activation and pooling, as
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
    /// <param name="features">Numbers of the input.</param>
    public LayerAttribute(int features)
        : this(features, 1, 1) =>
        Rank = 1;

    /// <summary>Channels of the input, or its features.</summary>
    public int Channels { get; } = channels;

    /// <summary>Rows of the input.</summary>
    public int Height { get; } = height;

    /// <summary>Columns of the input, or its samples.</summary>
    public int Width { get; } = width;

    /// <summary>3 for a picture, 2 for a signal, 1 for features.</summary>
    public int Rank { get; } = 3;
}

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
