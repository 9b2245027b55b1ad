using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;

namespace KernelGen.Samples.Tests;

/// <summary>Makes PNG files chunk by chunk, right or wrong, by its own reading of the standard.</summary>
internal sealed class PngBuilder
{
    private readonly MemoryStream _file = new();

    public PngBuilder() => _file.Write([137, 80, 78, 71, 13, 10, 26, 10]);

    public byte[] File => _file.ToArray();

    public PngBuilder Header(uint width, uint height, int bitDepth, int color, int interlace = 0, int compression = 0, int filter = 0)
    {
        var content = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(content, width);
        BinaryPrimitives.WriteUInt32BigEndian(content.AsSpan(4), height);
        (content[8], content[9], content[10], content[11], content[12]) =
            ((byte)bitDepth, (byte)color, (byte)compression, (byte)filter, (byte)interlace);
        return Chunk("IHDR", content);
    }

    /// <summary>Rows of bytes, each filtered as told and with its filter byte before it.</summary>
    public PngBuilder Rows(IReadOnlyList<byte[]> rows, int distance, Func<int, int> filterOfRow, int chunks = 1) =>
        Data(Filtered(rows, distance, filterOfRow), chunks);

    /// <summary>IDAT chunks of these bytes, compressed.</summary>
    public PngBuilder Data(byte[] stored, int chunks = 1)
    {
        using var compressed = new MemoryStream();
        using (var deflate = new ZLibStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true)) deflate.Write(stored);
        foreach (var part in compressed.ToArray().Chunk(Math.Max(1, (int)(compressed.Length + chunks - 1) / chunks))) Chunk("IDAT", part);
        return this;
    }

    public PngBuilder Chunk(string type, byte[] content, bool damaged = false)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
        Write((uint)content.Length);
        _file.Write(body);
        Write(Crc(body) ^ (damaged ? 1u : 0));
        return this;
    }

    public byte[] End() => Chunk("IEND", []).File;

    public static byte[] Filtered(IReadOnlyList<byte[]> rows, int distance, Func<int, int> filterOfRow)
    {
        var stored = new List<byte>();
        for (var y = 0; y < rows.Count; y++)
        {
            var filter = filterOfRow(y);
            stored.Add((byte)filter);
            for (var x = 0; x < rows[y].Length; x++)
            {
                int a = x < distance ? 0 : rows[y][x - distance];
                int b = y == 0 ? 0 : rows[y - 1][x];
                int c = x < distance || y == 0 ? 0 : rows[y - 1][x - distance];
                int prediction = filter switch { 1 => a, 2 => b, 3 => (a + b) >> 1, 4 => Paeth(a, b, c), _ => 0 };
                stored.Add((byte)(rows[y][x] - prediction));
            }
        }
        return [.. stored];
    }

    // The pseudocode of the standard, section 9.4, word by word.
    private static int Paeth(int a, int b, int c)
    {
        var p = a + b - c;
        var (pa, pb, pc) = (Math.Abs(p - a), Math.Abs(p - b), Math.Abs(p - c));
        return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
    }

    private void Write(uint word)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, word);
        _file.Write(bytes);
    }

    // Bit by bit, without a table.
    private static uint Crc(byte[] bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }
        return ~crc;
    }
}
