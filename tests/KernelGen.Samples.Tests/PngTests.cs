using System;
using System.Linq;
using Samples.Pictures;
using Samples.Pictures.Png;
using Xunit;

namespace KernelGen.Samples.Tests;

public sealed class PngTests
{
    public static TheoryData<int, int, int> Sizes()
    {
        var sizes = new TheoryData<int, int, int>();
        foreach (var channels in new[] { 1, 2, 3, 4 })
        {
            foreach (var (width, height) in new[] { (1, 1), (1, 9), (9, 1), (7, 5), (33, 17) }) sizes.Add(width, height, channels);
        }
        return sizes;
    }

    [Theory, MemberData(nameof(Sizes))]
    public void What_is_written_is_read_back(int width, int height, int channels)
    {
        var shallow = Chance.Picture<byte>(width, height, channels, 1);
        AssertSame(shallow, PngReader.Read(PngWriter.Write(shallow)));
        var deep = Chance.Picture<ushort>(width, height, channels, 2);
        AssertSame(deep, PngReader.Read(PngWriter.Write(deep)));
    }

    [Fact]
    public void A_smooth_image_becomes_much_smaller_than_its_samples()
    {
        var ramp = new Picture<byte>(256, 256, 3);
        for (var k = 0; k < ramp.Samples.Length; k++) ramp.Samples[k] = (byte)(k / 3 % 256 + k / 768);
        Assert.True(PngWriter.Write(ramp).Length < ramp.Samples.Length / 50);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(-1)]
    public void Every_filter_is_undone(int filter)
    {
        var picture = Chance.Picture<byte>(13, 11, 3, 3);
        var rows = Enumerable.Range(0, 11).Select(y => picture.Row(y).ToArray()).ToArray();
        var file = new PngBuilder().Header(13, 11, 8, 2).Rows(rows, 3, y => filter < 0 ? y % 5 : filter, chunks: 4).End();
        AssertSame(picture, PngReader.Read(file));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Gray_of_few_bits_is_stretched_to_the_whole_range(int bits)
    {
        var most = (1 << bits) - 1;
        var values = Enumerable.Range(0, 3 * 11).Select(k => k * 7 % (most + 1)).ToArray();
        var file = new PngBuilder().Header(11, 3, bits, 0).Rows(Packed(values, 11, bits), 1, static y => y).End();
        var read = Assert.IsType<Picture<byte>>(PngReader.Read(file));
        Assert.Equal(1, read.Channels);
        Assert.Equal(values.Select(value => (byte)(value * 255 / most)), read.Samples);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(4, false)]
    [InlineData(8, true)]
    public void A_palette_gives_colors_and_alpha_where_it_has_some(int bits, bool alpha)
    {
        var colors = 1 << Math.Min(bits, 5);
        var palette = Chance.Picture<byte>(colors, 1, 3, 4).Samples;
        var values = Enumerable.Range(0, 5 * 9).Select(k => k * 5 % colors).ToArray();
        var builder = new PngBuilder().Header(9, 5, bits, 3).Chunk("PLTE", palette);
        if (alpha) builder.Chunk("tRNS", [10, 20]);
        var read = Assert.IsType<Picture<byte>>(PngReader.Read(builder.Rows(Packed(values, 9, bits), 1, static y => y % 3).End()));

        Assert.Equal(alpha ? 4 : 3, read.Channels);
        for (var k = 0; k < values.Length; k++)
        {
            var pixel = read.Samples.AsSpan(k * read.Channels, read.Channels);
            Assert.True(pixel[..3].SequenceEqual(palette.AsSpan(3 * values[k], 3)));
            if (alpha) Assert.Equal(values[k] switch { 0 => 10, 1 => 20, _ => 255 }, pixel[3]);
        }
    }

    [Fact]
    public void The_transparent_color_becomes_alpha()
    {
        var file = new PngBuilder().Header(2, 1, 16, 0).Chunk("tRNS", [1, 2]).Rows([[1, 2, 1, 3]], 2, static _ => 0).End();
        AssertSame(new Picture<ushort>(2, 1, 2, [0x0102, 0, 0x0103, 65535]), PngReader.Read(file));

        file = new PngBuilder().Header(2, 1, 8, 2).Chunk("tRNS", [0, 7, 0, 8, 0, 9]).Rows([[7, 8, 9, 7, 8, 10]], 3, static _ => 0).End();
        AssertSame(new Picture<byte>(2, 1, 4, [7, 8, 9, 0, 7, 8, 10, 255]), PngReader.Read(file));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 4)]
    [InlineData(8, 8)]
    [InlineData(19, 21)]
    public void An_interlaced_image_is_reassembled(int width, int height)
    {
        var picture = Chance.Picture<byte>(width, height, 3, 6);
        // The standard's 8 x 8 pattern of pass numbers, section 8.2.
        string[] pattern = ["16462646", "77777777", "56565656", "77777777", "36463646", "77777777", "56565656", "77777777"];
        byte[] stored = [];
        for (var pass = '1'; pass <= '7'; pass++)
        {
            var rows = Enumerable.Range(0, height)
                .Select(y => Enumerable.Range(0, width).Where(x => pattern[y % 8][x % 8] == pass)
                    .SelectMany(x => picture.Samples.Skip(3 * (y * width + x)).Take(3)).ToArray())
                .Where(static row => row.Length > 0).ToArray();
            stored = [.. stored, .. PngBuilder.Filtered(rows, 3, static y => (y + 1) % 5)];
        }
        AssertSame(picture, PngReader.Read(new PngBuilder().Header((uint)width, (uint)height, 8, 2, interlace: 1).Data(stored).End()));
    }

    [Fact]
    public void Unknown_ancillary_chunks_are_skipped()
    {
        var file = new PngBuilder().Header(1, 1, 8, 0).Chunk("tEXt", [65, 0, 66]).Chunk("gAMA", [0, 0, 1, 2])
            .Rows([[77]], 1, static _ => 0).Chunk("tIME", [1, 2, 3, 4, 5, 6, 7]).End();
        AssertSame(new Picture<byte>(1, 1, 1, [77]), PngReader.Read(file));
    }

    private static byte[][] Packed(int[] values, int width, int bits) =>
    [
        .. values.Chunk(width).Select(row =>
        {
            var bytes = new byte[(width * bits + 7) / 8];
            for (var x = 0; x < width; x++) bytes[x * bits / 8] |= (byte)(row[x] << (8 - bits - x * bits % 8));
            return bytes;
        }),
    ];

    internal static void AssertSame<T>(Picture<T> expected, Picture found)
        where T : unmanaged
    {
        var same = Assert.IsType<Picture<T>>(found);
        Assert.Equal((expected.Width, expected.Height, expected.Channels), (same.Width, same.Height, same.Channels));
        Assert.Equal(expected.Samples, same.Samples);
    }
}
