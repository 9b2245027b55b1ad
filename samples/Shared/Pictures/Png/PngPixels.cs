using System;
using System.Buffers.Binary;
using System.Numerics;

namespace Samples.Pictures.Png;

/// <summary>Converts stored rows to samples.</summary>
/// <param name="Channels">Samples per pixel of the picture.</param>
/// <param name="Unpack">Turns a stored row of so many pixels into samples; pixels are written a stride apart.</param>
internal sealed record PngPixels<T>(int Channels, Unpacking<T> Unpack);

/// <summary>Turns a stored row into samples.</summary>
/// <param name="row">The stored bytes.</param>
/// <param name="pixels">Number of pixels in them.</param>
/// <param name="samples">Where the first pixel goes.</param>
/// <param name="stride">Samples from one pixel to the next.</param>
internal delegate void Unpacking<T>(ReadOnlySpan<byte> row, int pixels, Span<T> samples, int stride);

/// <summary>The ways pixels are stored: 1 to 16 bits; directly, through a palette, or with one transparent color.</summary>
internal static class PngPixels
{
    /// <summary>Samples of 16 bits, big-endian.</summary>
    public static PngPixels<ushort> Deep(PngChunks chunks) =>
        Direct<ushort>(chunks, static (row, index) => BinaryPrimitives.ReadUInt16BigEndian(row[(2 * index)..]), 1);

    /// <summary>Samples of up to 8 bits; smaller ones are scaled to the whole range, as the standard requires.</summary>
    public static PngPixels<byte> Shallow(PngChunks chunks)
    {
        var bits = chunks.Header.BitDepth;
        if (chunks.Header.Color == PngColor.Palette) return Palette(chunks);
        return Direct<byte>(chunks, (row, index) => Bits(row, index, bits), 255 / ((1 << bits) - 1));
    }

    private delegate T Sample<T>(ReadOnlySpan<byte> row, int index);

    private static PngPixels<T> Direct<T>(PngChunks chunks, Sample<T> sample, int stretch)
        where T : unmanaged, IBinaryInteger<T>
    {
        var channels = chunks.Header.StoredChannels;
        var key = TransparentColor<T>(chunks);
        var factor = T.CreateTruncating(stretch);
        return new PngPixels<T>(key.Length == 0 ? channels : channels + 1, (row, pixels, samples, stride) =>
        {
            for (var x = 0; x < pixels; x++)
            {
                var pixel = samples[(x * stride)..];
                var transparent = key.Length > 0;
                for (var c = 0; c < channels; c++)
                {
                    var value = sample(row, x * channels + c);
                    transparent = transparent && value == key[c];
                    pixel[c] = value * factor;
                }
                if (key.Length > 0) pixel[channels] = transparent ? T.Zero : T.AllBitsSet;
            }
        });
    }

    private static PngPixels<byte> Palette(PngChunks chunks)
    {
        var (bits, palette, alpha) = (chunks.Header.BitDepth, chunks.Palette, chunks.Transparency);
        if (palette.Length == 0) throw new RefusedException("the PNG has color numbers but no palette; the file is damaged");
        var channels = alpha.Length == 0 ? 3 : 4;
        return new PngPixels<byte>(channels, (row, pixels, samples, stride) =>
        {
            for (var x = 0; x < pixels; x++)
            {
                var entry = Bits(row, x, bits);
                if (3 * entry >= palette.Length)
                    throw new RefusedException($"the PNG uses color {entry} of a palette of {palette.Length / 3}; the file is damaged");
                palette.AsSpan(3 * entry, 3).CopyTo(samples[(x * stride)..]);
                if (channels == 4) samples[x * stride + 3] = entry < alpha.Length ? alpha[entry] : (byte)255;
            }
        });
    }

    // tRNS without a palette: one color, 16 bits per channel, that means transparent. With an alpha channel it is not allowed.
    private static T[] TransparentColor<T>(PngChunks chunks)
        where T : unmanaged, IBinaryInteger<T>
    {
        var stored = chunks.Transparency;
        if (stored.Length == 0) return [];
        var channels = chunks.Header.StoredChannels;
        if (chunks.Header.Color is PngColor.GrayAlpha or PngColor.Rgba || stored.Length != 2 * channels)
            throw new RefusedException("the PNG's transparent color (tRNS) does not fit its pixels; the file is damaged");
        var color = new T[channels];
        for (var c = 0; c < channels; c++) color[c] = T.CreateTruncating(BinaryPrimitives.ReadUInt16BigEndian(stored.AsSpan(2 * c)));
        return color;
    }

    // Pixels with less than 8 bits are packed into a byte from its most significant bits.
    private static byte Bits(ReadOnlySpan<byte> row, int index, int bits)
    {
        var position = index * bits;
        return (byte)((row[position / 8] >> (8 - bits - position % 8)) & ((1 << bits) - 1));
    }
}
