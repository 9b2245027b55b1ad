using System;
using System.Buffers.Binary;

namespace Samples.Pictures.Png;

/// <summary>The colour types of PNG (W3C PNG, section 11.2.2).</summary>
internal enum PngColour
{
    Grey = 0,
    Rgb = 2,
    Palette = 3,
    GreyAlpha = 4,
    Rgba = 6,
}

/// <summary>What the IHDR chunk says, checked: everything after it may rely on these numbers.</summary>
internal readonly record struct PngHeader(int Width, int Height, int BitDepth, PngColour Colour, bool Interlaced)
{
    /// <summary>Samples stored per pixel; a palette index is one.</summary>
    public int StoredChannels => Colour switch { PngColour.Rgb => 3, PngColour.GreyAlpha => 2, PngColour.Rgba => 4, _ => 1 };

    /// <summary>Bits of one stored pixel.</summary>
    public int BitsPerPixel => StoredChannels * BitDepth;

    /// <summary>The distance to the pixel on the left that the row filters refer to, in bytes.</summary>
    public int FilterDistance => Math.Max(1, BitsPerPixel / 8);

    /// <summary>Bytes of a stored row of so many pixels, without its filter byte.</summary>
    public long RowBytes(int pixels) => ((long)pixels * BitsPerPixel + 7) / 8;

    /// <summary>Reads the 13 bytes of the chunk.</summary>
    public static PngHeader Parse(ReadOnlySpan<byte> ihdr)
    {
        if (ihdr.Length != 13) throw new RefusedException($"the PNG header has {ihdr.Length} bytes instead of 13; the file is damaged");
        var width = BinaryPrimitives.ReadUInt32BigEndian(ihdr);
        var height = BinaryPrimitives.ReadUInt32BigEndian(ihdr[4..]);
        PictureLimits.Check(width, height);

        var (depth, colour) = (ihdr[8], (PngColour)ihdr[9]);
        var known = colour switch
        {
            PngColour.Grey => depth is 1 or 2 or 4 or 8 or 16,
            PngColour.Palette => depth is 1 or 2 or 4 or 8,
            PngColour.Rgb or PngColour.GreyAlpha or PngColour.Rgba => depth is 8 or 16,
            _ => false,
        };
        if (!known) throw new RefusedException($"PNG knows no colour type {ihdr[9]} with {depth} bits; the file is damaged");
        if (ihdr[10] != 0 || ihdr[11] != 0 || ihdr[12] > 1)
            throw new RefusedException($"unknown PNG compression {ihdr[10]}, filter {ihdr[11]} or interlace {ihdr[12]}; it is damaged");
        return new PngHeader((int)width, (int)height, depth, colour, ihdr[12] == 1);
    }
}
