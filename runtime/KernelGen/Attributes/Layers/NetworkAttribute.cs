using System;

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
