using System;
using System.Buffers.Binary;
using System.Numerics;

namespace Samples.Pictures.Pnm;

/// <summary>Reads Netpbm's gray and color maps, as text (P2, P3) or binary (P5, P6), with a maximum value of up to 65535.</summary>
/// <remarks>A maximum of up to 255 gives samples of 8 bits, a larger one 16 bits; both are stretched to the whole range.</remarks>
internal static class PnmReader
{
    /// <summary>Whether the file begins with one of the four signatures.</summary>
    public static bool Recognizes(ReadOnlySpan<byte> file) =>
        file is [(byte)'P', (byte)'2' or (byte)'3' or (byte)'5' or (byte)'6', var space, ..] && PnmText.IsSpace(space);

    /// <summary>Decodes a file that holds one picture.</summary>
    public static Picture Read(ReadOnlySpan<byte> file)
    {
        var text = new PnmText(file[2..]);
        var width = text.Number("width");
        var height = text.Number("height");
        PictureLimits.Check(width, height);
        var maximum = text.Number("maximum value");
        if (maximum is < 1 or > 65535)
            throw new RefusedException($"the maximum value of the image is {maximum}; PGM and PPM allow 1 to 65535");

        var channels = file[1] is (byte)'2' or (byte)'5' ? 1 : 3;
        var plain = file[1] is (byte)'2' or (byte)'3';
        var layout = new PnmLayout((int)width, (int)height, channels, (int)maximum, plain);
        return maximum <= 255 ? Read<byte>(text, layout, 255) : Read<ushort>(text, layout, 65535);
    }

    private readonly record struct PnmLayout(int Width, int Height, int Channels, int Maximum, bool Plain);

    private static Picture<T> Read<T>(PnmText text, PnmLayout layout, int whole)
        where T : unmanaged, IBinaryInteger<T>
    {
        var bytes = layout.Maximum <= 255 ? 1 : 2;
        var count = (long)layout.Width * layout.Height * layout.Channels;
        if (!layout.Plain) text.SkipOneSpace();
        // In plain text every sample takes at least one digit and one space.
        var needed = layout.Plain ? 2 * count - 1 : count * bytes;
        if (text.Rest.Length < needed)
            throw new RefusedException($"it needs {needed} bytes of samples, has {text.Rest.Length}; it is truncated, download it again");

        var picture = new Picture<T>(layout.Width, layout.Height, layout.Channels);
        for (var k = 0; k < picture.Samples.Length; k++)
        {
            var value = layout.Plain ? text.Number("sample")
                : bytes == 1 ? text.Rest[k]
                : BinaryPrimitives.ReadUInt16BigEndian(text.Rest[(2 * k)..]);
            if (value > layout.Maximum)
                throw new RefusedException($"a sample is {value}, above the image's maximum {layout.Maximum}; the file is damaged");
            picture.Samples[k] = T.CreateTruncating((value * whole + layout.Maximum / 2) / layout.Maximum);
        }
        var end = layout.Plain ? text : new PnmText(text.Rest[(int)needed..]);
        end.SkipSpacesAndComments();
        if (!end.Rest.IsEmpty) throw new RefusedException("more data follows the image; give one image per file");
        return picture;
    }
}
