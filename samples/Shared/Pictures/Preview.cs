using System;
using System.Numerics;

namespace Samples.Pictures;

/// <summary>Reduces images for pages.</summary>
internal static class Preview
{
    private const int MostColumns = 1600, MostRows = 4000;

    /// <summary>The factor by which the preview is smaller; 1 if the image fits.</summary>
    public static int Reduction(Picture picture) =>
        Math.Max((picture.Width + MostColumns - 1) / MostColumns, (picture.Height + MostRows - 1) / MostRows);

    /// <summary>The mean of every square of pixels; squares at the right and lower edge may be smaller.</summary>
    public static Picture<T> Of<T>(Picture<T> picture)
        where T : unmanaged, IBinaryInteger<T>
    {
        var side = Reduction(picture);
        if (side == 1) return picture;
        var small = new Picture<T>((picture.Width + side - 1) / side, (picture.Height + side - 1) / side, picture.Channels);
        for (var k = 0; k < small.Samples.Length; k++)
        {
            var (pixel, channel) = Math.DivRem(k, small.Channels);
            small.Samples[k] = Mean(picture, pixel % small.Width * side, pixel / small.Width * side, side, channel);
        }
        return small;
    }

    /// <summary>The preview of a picture of either depth.</summary>
    public static Picture Of(Picture picture) => picture switch
    {
        Picture<byte> shallow => Of(shallow),
        Picture<ushort> deep => Of(deep),
        _ => throw new NotSupportedException(),
    };

    private static T Mean<T>(Picture<T> picture, int left, int top, int side, int channel)
        where T : unmanaged, IBinaryInteger<T>
    {
        var (right, bottom) = (Math.Min(left + side, picture.Width), Math.Min(top + side, picture.Height));
        var (sum, count) = (0L, (right - left) * (bottom - top));
        for (var y = top; y < bottom; y++)
        {
            var row = picture.Row(y);
            for (var x = left; x < right; x++) sum += long.CreateTruncating(row[x * picture.Channels + channel]);
        }
        return T.CreateTruncating((sum + count / 2) / count);
    }
}
