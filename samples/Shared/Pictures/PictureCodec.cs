using System;
using Samples.Pictures.Png;
using Samples.Pictures.Pnm;

namespace Samples.Pictures;

/// <summary>The two families of file formats, told apart by their first bytes.</summary>
internal enum PictureFormat
{
    /// <summary>Portable Network Graphics, W3C recommendation.</summary>
    Png,

    /// <summary>Netpbm's portable gray map and pixel map: P2, P3, P5, P6.</summary>
    Pnm,
}

/// <summary>From the bytes of a file to a picture and back.</summary>
internal static class PictureCodec
{
    /// <summary>Tells the format from the beginning of a file.</summary>
    /// <exception cref="RefusedException">The format is unknown.</exception>
    public static PictureFormat Recognize(ReadOnlySpan<byte> beginning)
    {
        if (PngReader.Recognizes(beginning)) return PictureFormat.Png;
        if (PnmReader.Recognizes(beginning)) return PictureFormat.Pnm;
        throw new RefusedException(beginning.IsEmpty
            ? "it is empty; give a PNG, PGM or PPM image"
            : "it is neither PNG nor PGM nor PPM; convert it to one of these");
    }

    /// <summary>Decodes a file.</summary>
    /// <exception cref="RefusedException">The file is not an image, is damaged, or is too large.</exception>
    public static (Picture Picture, PictureFormat Format) Decode(ReadOnlyMemory<byte> file)
    {
        var format = Recognize(file.Span);
        return (format == PictureFormat.Png ? PngReader.Read(file.Span) : PnmReader.Read(file.Span), format);
    }

    /// <summary>Encodes an image. PNM has no alpha: images with alpha are rejected.</summary>
    public static byte[] Encode(Picture picture, PictureFormat format) =>
        format == PictureFormat.Png ? PngWriter.Write(picture) : PnmWriter.Write(picture);
}
