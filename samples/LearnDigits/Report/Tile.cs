using System;
using System.Collections.Generic;
using System.Linq;
using Samples.Pictures;

namespace LearnDigits.Report;

/// <summary>A small rectangle of numbers: a kernel, or the output of one channel.</summary>
/// <param name="Width">Elements in a row.</param>
/// <param name="Values">The values, row by row.</param>
internal sealed record Tile(int Width, ReadOnlyMemory<float> Values)
{
    // The colors of the page's other drawings; zero is a translucent gray that works in light and dark mode.
    private static readonly (byte R, byte G, byte B) s_plus = (224, 112, 48), s_minus = (52, 112, 190);

    private const float PaperOpacity = 0.13f;

    /// <summary>Rows of numbers.</summary>
    public int Height => Values.Length / Width;

    /// <summary>Splits a tensor into tiles of one size.</summary>
    public static IReadOnlyList<Tile> Split(ReadOnlyMemory<float> numbers, int width, int height)
    {
        var length = width * height;
        return [.. Enumerable.Range(0, numbers.Length / length).Select(k => new Tile(width, numbers.Slice(k * length, length)))];
    }

    /// <summary>Draws tiles side by side, one pixel apart: warm colors are positive, cool colors negative, stronger colors larger.</summary>
    /// <param name="tiles">Tiles of one size.</param>
    /// <param name="columns">Tiles in a row.</param>
    /// <param name="fullFrom">The quantile of the values that is drawn in full color.</param>
    public static Picture<byte> Draw(IReadOnlyList<Tile> tiles, int columns, double fullFrom)
    {
        var (width, height) = (tiles[0].Width, tiles[0].Height);
        var rows = (tiles.Count + columns - 1) / columns;
        var picture = new Picture<byte>(columns * (width + 1) - 1, rows * (height + 1) - 1, 4);
        var full = Strength(tiles, fullFrom);
        for (var k = 0; k < tiles.Count; k++)
        {
            var (left, top) = (k % columns * (width + 1), k / columns * (height + 1));
            for (var y = 0; y < height; y++)
            {
                var row = picture.Row(top + y)[(4 * left)..];
                for (var x = 0; x < width; x++)
                    Color(full == 0 ? 0 : tiles[k].Values.Span[y * width + x] / full, row[(4 * x)..]);
            }
        }
        return picture;
    }

    private static float Strength(IReadOnlyList<Tile> tiles, double share)
    {
        var strengths = tiles.SelectMany(static tile => tile.Values.ToArray()).Select(Math.Abs).Order().ToArray();
        return strengths[(int)Math.Ceiling(share * (strengths.Length - 1))];
    }

    private static void Color(float value, Span<byte> pixel)
    {
        var strength = Math.Min(1, Math.Abs(value));
        var (r, g, b) = value > 0 ? s_plus : s_minus;
        (pixel[0], pixel[1], pixel[2]) = (Blend(r), Blend(g), Blend(b));
        pixel[3] = (byte)(255 * (PaperOpacity + (1 - PaperOpacity) * strength) + 0.5f);

        byte Blend(byte full) => (byte)(128 + (full - 128) * MathF.Sqrt(strength) + 0.5f);
    }
}
