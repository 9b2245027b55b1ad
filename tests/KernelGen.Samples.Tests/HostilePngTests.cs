using System;
using Samples;
using Samples.Pictures;
using Samples.Pictures.Png;
using Xunit;

namespace KernelGen.Samples.Tests;

public sealed class HostilePngTests
{
    private static readonly byte[] s_good = PngWriter.Write(Chance.Picture<byte>(7, 5, 3, 8));

    [Fact]
    public void Every_truncation_is_refused()
    {
        for (var length = 0; length < s_good.Length; length++)
        {
            var cut = s_good.AsMemory(0, length);
            Assert.Throws<RefusedException>(() => PictureCodec.Decode(cut));
        }
    }

    [Fact]
    public void Every_changed_byte_is_refused()
    {
        for (var k = 0; k < s_good.Length; k++)
        {
            var changed = (byte[])s_good.Clone();
            changed[k] ^= 0x20;
            Assert.Throws<RefusedException>(() => PictureCodec.Decode(changed));
        }
    }

    [Theory]
    [InlineData(2_000_000_000, 1)]
    [InlineData(1, 2_000_000_000)]
    [InlineData(44_722, 44_722)]
    [InlineData(uint.MaxValue, uint.MaxValue)]
    public void An_absurd_size_is_refused_before_memory_is_taken(uint width, uint height)
    {
        var file = new PngBuilder().Header(width, height, 8, 6).Data([0]).End();
        AssertRefusedCheaply(file, "megapixels");
    }

    [Fact]
    public void A_size_that_the_data_cannot_fill_is_refused_before_memory_is_taken() =>
        AssertRefusedCheaply(new PngBuilder().Header(10_000, 10_000, 8, 6).Data(new byte[1000]).End(), "too short");

    [Fact]
    public void Data_that_inflate_beyond_the_declared_size_are_not_inflated()
    {
        var bomb = new PngBuilder().Header(4, 4, 8, 0).Data(new byte[200_000_000]).End();
        AssertRefusedCheaply(bomb, "more data than its size allows");
    }

    [Fact]
    public void A_size_of_zero_is_refused()
    {
        AssertRefused(new PngBuilder().Header(0, 5, 8, 0).Data([0]).End(), "0 x 5");
        AssertRefused(new PngBuilder().Header(5, 0, 8, 0).Data([0]).End(), "5 x 0");
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(4, 2)]
    [InlineData(16, 3)]
    [InlineData(8, 1)]
    [InlineData(8, 5)]
    [InlineData(8, 7)]
    [InlineData(0, 0)]
    public void A_color_type_that_does_not_exist_is_refused(int bits, int color) =>
        AssertRefused(new PngBuilder().Header(1, 1, bits, color).Data([0, 0]).End(), "color type");

    [Fact]
    public void Unknown_methods_are_refused()
    {
        AssertRefused(new PngBuilder().Header(1, 1, 8, 0, interlace: 2).Data([0, 0]).End(), "interlace 2");
        AssertRefused(new PngBuilder().Header(1, 1, 8, 0, compression: 1).Data([0, 0]).End(), "compression 1");
        AssertRefused(new PngBuilder().Header(1, 1, 8, 0, filter: 1).Data([0, 0]).End(), "filter 1");
    }

    [Fact]
    public void A_row_filter_that_does_not_exist_is_refused() =>
        AssertRefused(new PngBuilder().Header(1, 1, 8, 0).Data([5, 0]).End(), "filter 5");

    [Fact]
    public void A_wrong_checksum_is_refused_even_where_the_content_does_not_matter() =>
        AssertRefused(new PngBuilder().Header(1, 1, 8, 0).Chunk("tEXt", [1], damaged: true).Data([0, 0]).End(), "checksum");

    [Fact]
    public void A_chunk_that_must_be_understood_and_is_not_is_refused() =>
        AssertRefused(new PngBuilder().Header(1, 1, 8, 0).Chunk("XyZw", []).Data([0, 0]).End(), "chunk XyZw");

    [Fact]
    public void A_file_without_header_or_data_or_end_is_refused()
    {
        AssertRefused(new PngBuilder().Chunk("IDAT", [1]).End(), "instead of IHDR");
        AssertRefused(new PngBuilder().Header(1, 1, 8, 0).End(), "no image data");
        AssertRefused(new PngBuilder().Header(1, 1, 8, 0).Data([0, 0]).File, "truncated");
        AssertRefused(new PngBuilder().Chunk("IHDR", new byte[12]).End(), "12 bytes");
        AssertRefused(new PngBuilder().Header(1, 1, 8, 0).Chunk("IDAT", [1, 2, 3]).End(), "truncated or damaged");
        AssertRefused(new PngBuilder().Header(2, 2, 8, 0).Data([0, 1, 2]).End(), "truncated or damaged");
    }

    [Fact]
    public void A_palette_that_is_missing_or_too_small_is_refused()
    {
        AssertRefused(new PngBuilder().Header(1, 1, 8, 3).Data([0, 0]).End(), "no palette");
        AssertRefused(new PngBuilder().Header(1, 1, 8, 3).Chunk("PLTE", [1, 2, 3]).Data([0, 1]).End(), "palette of 1");
        AssertRefused(new PngBuilder().Header(1, 1, 8, 3).Chunk("PLTE", [1, 2]).Data([0, 0]).End(), "2 bytes");
        AssertRefused(new PngBuilder().Header(1, 1, 8, 2).Chunk("tRNS", [1, 2]).Data([0, 0, 0, 0]).End(), "tRNS");
    }

    [Fact]
    public void Randomly_changed_files_are_read_or_refused()
    {
        var random = new Random(9);
        for (var attempt = 0; attempt < 3000; attempt++)
        {
            // Valid checksums around random content: what comes after them must hold out, too.
            var data = new byte[random.Next(60)];
            random.NextBytes(data);
            var (width, height) = ((uint)random.Next(1, 5), (uint)random.Next(1, 5));
            var builder = new PngBuilder().Header(width, height, 1 << random.Next(5), random.Next(7), random.Next(2));
            if (random.Next(2) == 0) builder.Chunk("PLTE", data[..(data.Length / 3 * 3)]);
            if (random.Next(3) == 0) builder.Chunk("tRNS", data[..random.Next(data.Length + 1)]);
            var file = random.Next(2) == 0 ? builder.Data(data).End() : builder.Chunk("IDAT", data).End();
            var exception = Record.Exception(() => PictureCodec.Decode(file));
            Assert.True(exception is null or RefusedException, exception?.ToString());
        }
    }

    private static void AssertRefused(byte[] file, string words)
    {
        var refusal = Assert.Throws<RefusedException>(() => PngReader.Read(file));
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
    }

    private static void AssertRefusedCheaply(byte[] file, string words)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused(file, words);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
    }
}
