using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;

namespace Samples.Pictures.Png;

/// <summary>The chunks of a PNG file, with verified checksums.</summary>
/// <param name="Header">IHDR.</param>
/// <param name="Palette">PLTE: RGB triples, empty if there is none.</param>
/// <param name="Transparency">tRNS: alpha per palette entry, or the one transparent color; empty if there is none.</param>
/// <param name="Compressed">The IDAT chunks joined: one zlib stream.</param>
internal sealed record PngChunks(PngHeader Header, byte[] Palette, byte[] Transparency, MemoryStream Compressed)
{
    /// <summary>The signature of PNG files, eight bytes.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Walks the chunks from the signature to IEND.</summary>
    public static PngChunks Read(ReadOnlySpan<byte> file)
    {
        var rest = file[Signature.Length..];
        var (type, content) = Next(ref rest);
        if (type != "IHDR") throw new RefusedException($"the PNG begins with a chunk {type} instead of IHDR; the file is damaged");
        var header = PngHeader.Parse(content);

        byte[] palette = [], transparency = [];
        var compressed = new MemoryStream();
        while (true)
        {
            (type, content) = Next(ref rest);
            switch (type)
            {
                case "IEND":
                    if (compressed.Length == 0) throw new RefusedException("the PNG has no image data (IDAT); the file is damaged");
                    compressed.Position = 0;
                    return new PngChunks(header, palette, transparency, compressed);
                case "PLTE":
                    if (content.Length % 3 != 0 || content.Length is 0 or > 768)
                        throw new RefusedException($"the PNG palette has {content.Length} bytes; the file is damaged");
                    palette = content;
                    break;
                case "tRNS":
                    transparency = content;
                    break;
                case "IDAT":
                    compressed.Write(content);
                    break;
                // An upper-case first letter marks a critical chunk.
                case [>= 'A' and <= 'Z', ..]:
                    throw new RefusedException($"the PNG needs a chunk {type} that this reader does not support; save it as a plain PNG");
            }
        }
    }

    // length (4), type (4), content, CRC-32 of type and content (4)
    private static (string Type, byte[] Content) Next(ref ReadOnlySpan<byte> rest)
    {
        const string Truncated = "the PNG ends before its last chunk; the file is truncated, download it again";
        if (rest.Length < 12) throw new RefusedException(Truncated);
        var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
        if (length > rest.Length - 12) throw new RefusedException(Truncated);

        var checkedBytes = rest.Slice(4, 4 + (int)length);
        var type = TypeName(checkedBytes[..4]);
        var stored = BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + (int)length)..]);
        if (stored != Crc32.Append(0, checkedBytes))
            throw new RefusedException($"the checksum of the PNG chunk {type} is wrong; the file is damaged, download it again");
        rest = rest[(12 + (int)length)..];
        return (type, checkedBytes[4..].ToArray());
    }

    private static string TypeName(ReadOnlySpan<byte> type)
    {
        foreach (var letter in type)
        {
            if (!char.IsAsciiLetter((char)letter))
                throw new RefusedException("the PNG has a chunk with an invalid name; the file is damaged");
        }
        return Encoding.ASCII.GetString(type);
    }
}
