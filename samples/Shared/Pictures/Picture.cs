using System;

namespace Samples.Pictures;

/// <summary>A picture of any depth: rows from top to bottom without gaps, the channels of a pixel side by side.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Channels">1 gray, 2 gray and alpha, 3 RGB, 4 RGB and alpha. Alpha is not premultiplied.</param>
internal abstract record Picture(int Width, int Height, int Channels)
{
    /// <summary>Bits of one sample: 8 or 16.</summary>
    public abstract int BitDepth { get; }

    /// <summary>Whether the last channel of every pixel is its opacity.</summary>
    public bool HasAlpha => Channels is 2 or 4;
}

/// <summary>A picture with samples of one type: <see cref="byte"/> or <see cref="ushort"/>, each using its whole range.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Channels">1 gray, 2 gray and alpha, 3 RGB, 4 RGB and alpha.</param>
/// <param name="Samples">Width · Height · Channels samples.</param>
internal sealed record Picture<T>(int Width, int Height, int Channels, T[] Samples) : Picture(Width, Height, Channels)
    where T : unmanaged
{
    /// <summary>A black picture.</summary>
    public Picture(int width, int height, int channels)
        : this(width, height, channels, new T[(long)width * height * channels])
    {
    }

    /// <inheritdoc/>
    public override int BitDepth => typeof(T) == typeof(byte) ? 8 : 16;

    /// <summary>The samples of one row.</summary>
    public Span<T> Row(int y) => Samples.AsSpan(y * Width * Channels, Width * Channels);
}
