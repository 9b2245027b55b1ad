using System;
using System.Buffers.Binary;

namespace Samples.Pictures.Png;

/// <summary>The color types of PNG (W3C PNG, section 11.2.2).</summary>
internal enum PngColor
{
    Gray = 0,
    Rgb = 2,
    Palette = 3,
    GrayAlpha = 4,
    Rgba = 6,
}

/// <summary>The validated content of the IHDR chunk.</summary>
internal readonly record struct PngHeader(int Width, int Height, int BitDepth, PngColor Color, bool Interlaced)
{
    /// <summary>Samples stored per pixel; a palette index is one.</summary>
    public int StoredChannels => Color switch { PngColor.Rgb => 3, PngColor.GrayAlpha => 2, PngColor.Rgba => 4, _ => 1 };

    /// <summary>Bits of one stored pixel.</summary>
    public int BitsPerPixel => StoredChannels * BitDepth;

    /// <summary>The distance to the pixel on the left that the row filters refer to, in bytes.</summary>
    public int FilterDistance => Math.Max(1, BitsPerPixel / 8);

    /// <summary>The size of a stored row in bytes, without its filter byte.</summary>
    public long RowBytes(int pixels) => ((long)pixels * BitsPerPixel + 7) / 8;

    /// <summary>Reads the 13 bytes of the chunk.</summary>
    public static PngHeader Parse(ReadOnlySpan<byte> ihdr)
    {
        if (ihdr.Length != 13) throw new RefusedException($"the PNG header has {ihdr.Length} bytes instead of 13; the file is damaged");
        var width = BinaryPrimitives.ReadUInt32BigEndian(ihdr);
        var height = BinaryPrimitives.ReadUInt32BigEndian(ihdr[4..]);
        PictureLimits.Check(width, height);

        var (depth, color) = (ihdr[8], (PngColor)ihdr[9]);
        var known = color switch
        {
            PngColor.Gray => depth is 1 or 2 or 4 or 8 or 16,
            PngColor.Palette => depth is 1 or 2 or 4 or 8,
            PngColor.Rgb or PngColor.GrayAlpha or PngColor.Rgba => depth is 8 or 16,
            _ => false,
        };
        if (!known) throw new RefusedException($"PNG knows no color type {ihdr[9]} with {depth} bits; the file is damaged");
        if (ihdr[10] != 0 || ihdr[11] != 0 || ihdr[12] > 1)
            throw new RefusedException($"unknown PNG compression {ihdr[10]}, filter {ihdr[11]} or interlace {ihdr[12]}; it is damaged");
        return new PngHeader((int)width, (int)height, depth, color, ihdr[12] == 1);
    }
}
