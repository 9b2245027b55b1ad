using System;
using System.Numerics;

namespace Samples.Pictures;

/// <summary>Brightness of a color picture: Y' of ITU-R BT.601, 0.299 R + 0.587 G + 0.114 B, rounded to the nearest sample.</summary>
internal static class Luma
{
    /// <summary>A gray picture without alpha; a gray picture without alpha is itself.</summary>
    public static Picture<T> Of<T>(Picture<T> picture)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (picture.Channels == 1) return picture;
        var gray = new Picture<T>(picture.Width, picture.Height, 1);
        for (var pixel = 0; pixel < gray.Samples.Length; pixel++)
            gray.Samples[pixel] = Of<T>(picture.Samples.AsSpan(pixel * picture.Channels, picture.Channels));
        return gray;
    }

    /// <summary>The gray picture with the alpha of another one of the same size, if that has alpha; itself otherwise.</summary>
    public static Picture<T> WithAlphaOf<T>(Picture<T> gray, Picture<T> picture)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (!picture.HasAlpha) return gray;
        var both = new Picture<T>(gray.Width, gray.Height, 2);
        for (var pixel = 0; pixel < gray.Samples.Length; pixel++)
        {
            both.Samples[2 * pixel] = gray.Samples[pixel];
            both.Samples[2 * pixel + 1] = picture.Samples[(pixel + 1) * picture.Channels - 1];
        }
        return both;
    }

    // In thousandths: exact integers, at most 65535 · 1000.
    private static T Of<T>(ReadOnlySpan<T> pixel)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (pixel.Length < 3) return pixel[0];
        var (red, green, blue) = (int.CreateTruncating(pixel[0]), int.CreateTruncating(pixel[1]), int.CreateTruncating(pixel[2]));
        return T.CreateTruncating((299 * red + 587 * green + 114 * blue + 500) / 1000);
    }
}
