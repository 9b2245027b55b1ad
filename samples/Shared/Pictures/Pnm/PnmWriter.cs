using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;

namespace Samples.Pictures.Pnm;

/// <summary>Writes binary gray maps (P5) and pixel maps (P6); 16-bit samples are big-endian.</summary>
internal static class PnmWriter
{
    /// <summary>Encodes a picture without alpha.</summary>
    public static byte[] Write(Picture picture)
    {
        if (picture.HasAlpha) throw new RefusedException("PGM and PPM cannot hold alpha; write a PNG instead");
        using var file = new MemoryStream();
        var kind = picture.Channels == 1 ? "P5" : "P6";
        file.Write(Encoding.ASCII.GetBytes($"{kind}\n{picture.Width} {picture.Height}\n{(1 << picture.BitDepth) - 1}\n"));
        switch (picture)
        {
            case Picture<byte> shallow:
                file.Write(shallow.Samples);
                break;
            case Picture<ushort> deep:
                Span<byte> word = stackalloc byte[2];
                foreach (var sample in deep.Samples)
                {
                    BinaryPrimitives.WriteUInt16BigEndian(word, sample);
                    file.Write(word);
                }
                break;
        }
        return file.ToArray();
    }
}
