using System;

namespace KernelGen;

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
