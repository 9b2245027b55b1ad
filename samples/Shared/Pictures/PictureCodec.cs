using System;
using Samples.Pictures.Png;
using Samples.Pictures.Pnm;

namespace Samples.Pictures;

/// <summary>The two families of file formats, told apart by their first bytes.</summary>
internal enum PictureFormat
{
    /// <summary>Portable Network Graphics, W3C recommendation.</summary>
    Png,

    /// <summary>Netpbm's portable grey map and pixel map: P2, P3, P5, P6.</summary>
    Pnm,
}

/// <summary>From the bytes of a file to a picture and back.</summary>
internal static class PictureCodec
{
    /// <summary>Tells the format from the beginning of a file.</summary>
    /// <exception cref="RefusedException">It is none that can be read.</exception>
    public static PictureFormat Recognise(ReadOnlySpan<byte> beginning)
    {
        if (PngReader.Recognises(beginning)) return PictureFormat.Png;
        if (PnmReader.Recognises(beginning)) return PictureFormat.Pnm;
        throw new RefusedException(beginning.IsEmpty
            ? "it is empty; give a PNG, PGM or PPM picture"
            : "it is neither PNG nor PGM nor PPM; convert it to one of these");
    }

    /// <summary>Decodes a file.</summary>
    /// <exception cref="RefusedException">The file is no picture, is damaged, or is too large.</exception>
    public static (Picture Picture, PictureFormat Format) Decode(ReadOnlyMemory<byte> file)
    {
        var format = Recognise(file.Span);
        return (format == PictureFormat.Png ? PngReader.Read(file.Span) : PnmReader.Read(file.Span), format);
    }

    /// <summary>Encodes a picture. PNM cannot hold alpha: a picture that has it is refused there.</summary>
    public static byte[] Encode(Picture picture, PictureFormat format) =>
        format == PictureFormat.Png ? PngWriter.Write(picture) : PnmWriter.Write(picture);
}
