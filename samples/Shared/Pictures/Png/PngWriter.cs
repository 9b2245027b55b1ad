using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace Samples.Pictures.Png;

/// <summary>Writes pictures of 8 or 16 bits, with the row filter that leaves the smallest differences in each row.</summary>
internal static class PngWriter
{
    /// <summary>Encodes a picture: IHDR, one IDAT, IEND.</summary>
    public static byte[] Write(Picture picture)
    {
        using var file = new MemoryStream();
        file.Write(PngChunks.Signature);
        WriteChunk(file, "IHDR", Header(picture));
        WriteChunk(file, "IDAT", Compressed(picture));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Header(Picture picture)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), picture.Height);
        header[8] = (byte)picture.BitDepth;
        header[9] = picture.Channels switch
        {
            1 => (byte)PngColor.Gray,
            2 => (byte)PngColor.GrayAlpha,
            3 => (byte)PngColor.Rgb,
            _ => (byte)PngColor.Rgba,
        };
        return header;
    }

    private static byte[] Compressed(Picture picture)
    {
        using var compressed = new MemoryStream();
        using (var deflate = new ZLibStream(compressed, CompressionLevel.Optimal))
        {
            var distance = picture.Channels * picture.BitDepth / 8;
            var row = new byte[picture.Width * distance];
            var above = new byte[row.Length];
            var (best, candidate) = (new byte[row.Length + 1], new byte[row.Length + 1]);
            for (var y = 0; y < picture.Height; y++)
            {
                Store(picture, y, row);
                var leastDifference = long.MaxValue;
                for (var filter = 0; filter < RowFilter.Count; filter++)
                {
                    candidate[0] = (byte)filter;
                    RowFilter.Do(filter, row, above, distance, candidate.AsSpan(1));
                    var difference = Difference(candidate.AsSpan(1));
                    if (difference >= leastDifference) continue;
                    leastDifference = difference;
                    (best, candidate) = (candidate, best);
                }
                deflate.Write(best);
                (row, above) = (above, row);
            }
        }
        return compressed.ToArray();
    }

    private static void Store(Picture picture, int y, Span<byte> row)
    {
        if (picture is Picture<byte> shallow)
        {
            shallow.Row(y).CopyTo(row);
            return;
        }
        var samples = ((Picture<ushort>)picture).Row(y);
        for (var x = 0; x < samples.Length; x++) BinaryPrimitives.WriteUInt16BigEndian(row[(2 * x)..], samples[x]);
    }

    // The sum of magnitudes, bytes taken as signed: the standard's own heuristic (section 12.8).
    private static long Difference(ReadOnlySpan<byte> stored)
    {
        var sum = 0L;
        foreach (var b in stored) sum += Math.Abs((int)(sbyte)b);
        return sum;
    }

    private static void WriteChunk(Stream file, string type, ReadOnlySpan<byte> content)
    {
        Span<byte> word = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(word, content.Length);
        file.Write(word);
        var name = Encoding.ASCII.GetBytes(type);
        file.Write(name);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(word, Crc32.Append(Crc32.Append(0, name), content));
        file.Write(word);
    }
}
