using System;
using System.IO;
using System.IO.Compression;

namespace Samples.Pictures.Png;

/// <summary>Reads every PNG of the standard: all color types and depths, interlaced or not.</summary>
/// <remarks>Samples are read as stored: color profiles and gamma are not applied.</remarks>
internal static class PngReader
{
    // Deflate compresses at most 258 bytes to 2 bits.
    private const long MostInflation = 1032;

    /// <summary>Whether the file begins with the PNG signature.</summary>
    public static bool Recognizes(ReadOnlySpan<byte> file) => file.StartsWith(PngChunks.Signature);

    /// <summary>Decodes a file: a <see cref="Picture{T}"/> of <see cref="ushort"/> for 16 bits, of <see cref="byte"/> for less.</summary>
    public static Picture Read(ReadOnlySpan<byte> file)
    {
        var chunks = PngChunks.Read(file);
        var header = chunks.Header;
        var declared = (header.RowBytes(header.Width) + 1) * header.Height;
        if (declared / MostInflation > chunks.Compressed.Length)
            throw new RefusedException($"the PNG claims {header.Width} x {header.Height} pixels but is far too short; the file is damaged");

        return header.BitDepth == 16
            ? Read(chunks, PngPixels.Deep(chunks))
            : Read(chunks, PngPixels.Shallow(chunks));
    }

    private static Picture<T> Read<T>(PngChunks chunks, PngPixels<T> pixels)
        where T : unmanaged
    {
        var header = chunks.Header;
        var picture = new Picture<T>(header.Width, header.Height, pixels.Channels);
        using var inflated = new ZLibStream(chunks.Compressed, CompressionMode.Decompress);
        try
        {
            foreach (var grid in Adam7.Passes(header.Interlaced)) ReadPass(inflated, header, grid, pixels, picture);
            // The stream is read to its end, which contains its checksum.
            if (inflated.ReadByte() >= 0) throw new RefusedException("the PNG holds more data than its size allows; the file is damaged");
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException)
        {
            throw new RefusedException("the image data of the PNG is truncated or damaged; download the file again");
        }
        return picture;
    }

    private static void ReadPass<T>(Stream inflated, PngHeader header, PixelGrid grid, PngPixels<T> pixels, Picture<T> picture)
        where T : unmanaged
    {
        var columns = grid.Columns(header.Width);
        if (columns == 0) return;
        var row = new byte[header.RowBytes(columns)];
        var above = new byte[row.Length];
        for (var y = grid.FirstRow; y < header.Height; y += grid.RowStep)
        {
            var filter = inflated.ReadByte();
            if (filter < 0) throw new EndOfStreamException();
            inflated.ReadExactly(row);
            RowFilter.Undo(filter, row, above, header.FilterDistance);
            pixels.Unpack(row, columns, picture.Row(y)[(grid.FirstColumn * picture.Channels)..], grid.ColumnStep * picture.Channels);
            (row, above) = (above, row);
        }
    }
}
