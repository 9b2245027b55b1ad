using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Linq;
using Xunit;

namespace KernelGen.Execution.Tests.Data;

/// <summary>IDX files, plain and compressed; malformed ones get one <see cref="InvalidDataException"/> that says what was found.</summary>
public sealed class IdxReaderTests
{
    [Fact]
    public void Bytes_are_read_with_their_shape_and_items()
    {
        var array = IdxReader.Read<byte>(new MemoryStream(File(0x08, [2, 2, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])));
        Assert.Equal([2, 2, 3], array.Shape);
        Assert.Equal((2, 6), (array.Count, array.ItemLength));
        Assert.Equal([7, 8, 9, 10, 11, 12], array.Item(1).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => array.Item(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => array.Item(-1));
    }

    [Fact]
    public void Every_element_type_is_read_as_big_endian()
    {
        Assert.Equal([-1, 127], Read<sbyte>(0x09, [0xFF, 0x7F]));
        Assert.Equal([-2, 256], Read<short>(0x0B, [0xFF, 0xFE, 1, 0]));
        Assert.Equal([0x01020304, int.MinValue], Read<int>(0x0C, [1, 2, 3, 4, 0x80, 0, 0, 0]));
        Assert.Equal([1f, -2f], Read<float>(0x0D, [0x3F, 0x80, 0, 0, 0xC0, 0, 0, 0]));
        Assert.Equal([1d, -2d], Read<double>(0x0E, [0x3F, 0xF0, 0, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0]));
        Assert.Throws<NotSupportedException>(() => IdxReader.Read<long>(new MemoryStream(File(0x0E, [0], []))));

        static T[] Read<T>(byte code, byte[] data)
            where T : unmanaged => IdxReader.Read<T>(new MemoryStream(File(code, [2], data))).Values;
    }

    [Fact]
    public void A_compressed_file_is_known_by_its_first_bytes()
    {
        var plain = File(0x08, [300, 100, 100], [.. Enumerable.Range(0, 3_000_000).Select(static k => (byte)(k * k >> 7))]);
        var path = Path.GetTempFileName();
        try
        {
            foreach (var file in new[] { plain, Packed(plain) })
            {
                System.IO.File.WriteAllBytes(path, file);
                Assert.Equal(plain[16..], IdxReader.Read<byte>(path).Values);
                Assert.Equal(plain[16..], IdxReader.Read<byte>(new Trickle(file)).Values);
            }
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }

    [Fact]
    public void An_array_may_be_empty()
    {
        var array = IdxReader.Read<byte>(new MemoryStream(File(0x08, [0, 0x7FFFFFFF, 0x7FFFFFFF], [])));
        Assert.Equal((0, 0), (array.Count, array.Values.Length));
    }

    [Theory]
    [InlineData("begins with two zero bytes; found 0x89 0x50", "89504E47")]
    [InlineData("holds Single (type 0x0D); Byte (type 0x08) is needed", "00000D010000000000000000")]
    [InlineData("holds the unknown type 0x0A", "00000A0100000000")]
    [InlineData("has no dimensions", "00000800")]
    [InlineData("Size 1 of the IDX file is 2147483648", "000008020000000180000000")]
    [InlineData("continues after its last element", "000008010000000111223344")]
    [InlineData("claims 2147483647 x 2147483647 elements of Byte; at most", "000008027FFFFFFF7FFFFFFF")]
    [InlineData("claims 65536 x 65536 x 65536 x 65536 x 65536 elements", "000008050001000000010000000100000001000000010000")]
    [InlineData("within its header", "00000803000000")]
    [InlineData("within its header", "")]
    public void A_malformed_file_is_refused(string says, string hexadecimal)
    {
        var file = Convert.FromHexString(hexadecimal);
        Assert.Contains(says, Refusal(new MemoryStream(file)), StringComparison.Ordinal);
        Assert.Contains(says, Refusal(new MemoryStream(Packed(file))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_size_that_the_file_does_not_have_takes_no_memory()
    {
        var claim = File(0x08, [1_000_000_000], [1, 2, 3]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains(
            "holds 1000000000 elements of Byte, which takes 1000000008 bytes with its header; found 11: it is truncated",
            Refusal(new MemoryStream(claim)),
            StringComparison.Ordinal);
        Assert.Contains("and holds 3", Refusal(new Trickle(claim)), StringComparison.Ordinal);
        Assert.Contains("and holds 3", Refusal(new MemoryStream(Packed(claim))), StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8_000_000);
    }

    [Fact]
    public void Every_truncation_and_every_byte_too_many_is_refused()
    {
        var plain = File(0x0B, [2, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
        for (var length = 0; length < plain.Length; length++) RefusedHoweverItArrives(plain[..length]);
        RefusedHoweverItArrives([.. plain, 0]);

        // Where nothing but the end of the gzip stream is missing (last symbol and checksum), all elements are there.
        var packed = Packed(plain);
        for (var length = 0; length < packed.Length - 10; length++)
            Assert.Throws<InvalidDataException>(() => IdxReader.Read<short>(new MemoryStream(packed[..length])));

        static void RefusedHoweverItArrives(byte[] file)
        {
            Assert.Throws<InvalidDataException>(() => IdxReader.Read<short>(new MemoryStream(file)));
            Assert.Throws<InvalidDataException>(() => IdxReader.Read<short>(new Trickle(file)));
            Assert.Throws<InvalidDataException>(() => IdxReader.Read<short>(new MemoryStream(Packed(file))));
        }
    }

    [Fact]
    public void A_damaged_gzip_stream_is_refused_or_read_and_never_anything_else()
    {
        var plain = File(0x08, [40, 10], [.. Enumerable.Range(0, 400).Select(static k => (byte)(k * 7))]);
        var packed = Packed(plain);
        var random = new Random(5);
        var refused = 0;
        for (var n = 0; n < 2000; n++)
        {
            var file = (byte[])packed.Clone();
            // Behind the header, whose name and time mean nothing.
            file[random.Next(10, file.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                Assert.Equal(plain[12..], IdxReader.Read<byte>(new MemoryStream(file)).Values);
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }
        Assert.InRange(refused, 1500, 2000);
    }

    private static string Refusal(Stream stream) => Assert.Throws<InvalidDataException>(() => IdxReader.Read<byte>(stream)).Message;

    private static byte[] File(byte code, int[] shape, byte[] data)
    {
        var header = new byte[4 + 4 * shape.Length];
        (header[2], header[3]) = (code, (byte)shape.Length);
        for (var i = 0; i < shape.Length; i++) BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + 4 * i), shape[i]);
        return [.. header, .. data];
    }

    private static byte[] Packed(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>A stream that cannot seek and gives at most 1000 bytes at a time, as a socket does.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1000)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1000));
    }
}
