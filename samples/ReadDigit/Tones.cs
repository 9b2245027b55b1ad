using System;
using System.Numerics;
using Samples.Pictures;

namespace ReadDigit;

/// <summary>The lightness of every pixel, from 0 to 1.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Light">The values, row by row.</param>
internal sealed record Tones(int Width, int Height, float[] Light)
{
    /// <summary>Converts an image; transparent pixels are white.</summary>
    public static Tones Of(Picture picture) => picture switch
    {
        Picture<byte> shallow => Of(shallow),
        Picture<ushort> deep => Of(deep),
        _ => throw new NotSupportedException(),
    };

    private static Tones Of<T>(Picture<T> picture)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var luma = Luma.Of(picture).Samples;
        var whole = float.CreateTruncating(T.MaxValue);
        var light = Array.ConvertAll(luma, sample => float.CreateTruncating(sample) / whole);
        if (picture.HasAlpha)
        {
            for (var pixel = 0; pixel < light.Length; pixel++)
            {
                var opacity = float.CreateTruncating(picture.Samples[(pixel + 1) * picture.Channels - 1]) / whole;
                light[pixel] = 1 + opacity * (light[pixel] - 1);
            }
        }
        return new Tones(picture.Width, picture.Height, light);
    }

    /// <summary>The tone of the background: the median of the pixels on the edge.</summary>
    public float Paper()
    {
        var edge = new float[2 * (Width + Height)];
        for (var x = 0; x < Width; x++) (edge[x], edge[Width + x]) = (Light[x], Light[(Height - 1) * Width + x]);
        for (var y = 0; y < Height; y++)
            (edge[2 * Width + y], edge[2 * Width + Height + y]) = (Light[y * Width], Light[(y + 1) * Width - 1]);
        Array.Sort(edge);
        return edge[edge.Length / 2];
    }
}
