using System;
using System.Text;
using Samples;
using Samples.Pictures;
using Samples.Pictures.Pnm;
using Xunit;

namespace KernelGen.Samples.Tests;

public sealed class PnmTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_is_written_is_read_back(int channels)
    {
        var shallow = Chance.Picture<byte>(9, 4, channels, 1);
        PngTests.AssertSame(shallow, PnmReader.Read(PnmWriter.Write(shallow)));
        var deep = Chance.Picture<ushort>(4, 9, channels, 2);
        PngTests.AssertSame(deep, PnmReader.Read(PnmWriter.Write(deep)));
    }

    [Fact]
    public void Text_with_comments_is_read()
    {
        var file = "P2 # gray\n# made by hand\n 3\t2 # size\r\n255\n0 1 2\n# middle\n253 254 255 # end"u8;
        PngTests.AssertSame(new Picture<byte>(3, 2, 1, [0, 1, 2, 253, 254, 255]), PnmReader.Read(file));
        PngTests.AssertSame(new Picture<byte>(1, 1, 3, [7, 8, 9]), PnmReader.Read("P3 1 1 255 7 8 9\n"u8));
    }

    [Fact]
    public void A_maximum_stretches_to_the_whole_range()
    {
        PngTests.AssertSame(new Picture<byte>(3, 1, 1, [0, 85, 255]), PnmReader.Read("P2 3 1 3 0 1 3"u8));
        PngTests.AssertSame(new Picture<ushort>(3, 1, 1, [0, 32800, 65535]), PnmReader.Read("P2 3 1 1023 0 512 1023"u8));
        PngTests.AssertSame(new Picture<ushort>(2, 1, 1, [0x0102, 0xFFFE]), PnmReader.Read([.. "P5 2 1 65535 "u8, 1, 2, 0xFF, 0xFE]));
    }

    [Fact]
    public void Samples_may_look_like_white_space() =>
        PngTests.AssertSame(new Picture<byte>(3, 1, 1, [32, 10, 35]), PnmReader.Read([.. "P5\n3 1\n255\n"u8, 32, 10, 35]));

    [Theory]
    [InlineData("P5 2 2 255 abc", "truncated")]
    [InlineData("P6 1 1 255 ab", "truncated")]
    [InlineData("P5 1 1 256 a", "truncated")]
    [InlineData("P2 2 2 255 1 2 3", "truncated")]
    [InlineData("P2 2 2 255 111111 2", "above the image's maximum")]
    [InlineData("P2 2 2 9 1 2 3 10", "above the image's maximum")]
    [InlineData("P5 2 2", "truncated")]
    [InlineData("P5 2", "truncated")]
    [InlineData("P5 ", "truncated")]
    [InlineData("P5 0 2 255 ", "0 x 2")]
    [InlineData("P5 -1 2 255 ", "width is not a number")]
    [InlineData("P5 two 2 255 ", "width is not a number")]
    [InlineData("P5 2000000000 2 255 ", "10 digits")]
    [InlineData("P5 99999 99999 255 ", "megapixels")]
    [InlineData("P6 9999 9999 65535 ", "truncated")]
    [InlineData("P3 9999 9999 65535 1 2 3", "truncated")]
    [InlineData("P5 1 1 0 a", "maximum value")]
    [InlineData("P5 1 1 65536 ab", "maximum value")]
    [InlineData("P5 1 1 255", "white space")]
    [InlineData("P2 1 1 255 x", "not a number")]
    [InlineData("P5 1 1 255 aP5 1 1 255 b", "one image per file")]
    public void A_damaged_file_is_refused_before_memory_is_taken(string file, string words)
    {
        var bytes = Encoding.ASCII.GetBytes(file);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = Assert.Throws<RefusedException>(() => PictureCodec.Decode(bytes));
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("P4 1 1 a")]
    [InlineData("P5")]
    [InlineData("GIF89a")]
    [InlineData("hello, world")]
    public void What_is_not_an_image_is_refused(string file) =>
        Assert.Throws<RefusedException>(() => PictureCodec.Decode(Encoding.ASCII.GetBytes(file)));

    [Fact]
    public void Alpha_does_not_fit() => Assert.Throws<RefusedException>(() => PnmWriter.Write(new Picture<byte>(1, 1, 4)));
}
