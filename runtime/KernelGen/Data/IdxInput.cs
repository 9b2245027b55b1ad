using System;
using System.IO;
using System.IO.Compression;

namespace KernelGen.CompilerServices;

/// <summary>The bytes of an IDX file, decompressed if they are compressed with gzip.</summary>
internal sealed class IdxInput : IDisposable
{
    private readonly Stream bytes;

    public IdxInput(Stream stream)
    {
        var start = new byte[2];
        var found = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        Stream whole = new PrefixedStream(start.AsMemory(0, found), stream);
        var isPacked = start is [0x1F, 0x8B];
        bytes = isPacked ? new GZipStream(whole, CompressionMode.Decompress) : whole;
        if (!isPacked && stream.CanSeek) Length = found + Math.Max(0, stream.Length - stream.Position);
    }

    /// <summary>The number of bytes, if it is known before they are read.</summary>
    public long? Length { get; }

    /// <summary>Reads as many bytes as there are, up to the length of the buffer.</summary>
    /// <exception cref="InvalidDataException">The gzip stream is damaged.</exception>
    public int Fill(Span<byte> buffer)
    {
        try
        {
            return bytes.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"The IDX file is damaged: its gzip stream cannot be unpacked ({exception.Message})", exception);
        }
    }

    public void Dispose() => bytes.Dispose();

    /// <summary>A stream whose first bytes have been read already. The inner stream stays open.</summary>
    private sealed class PrefixedStream(ReadOnlyMemory<byte> prefix, Stream rest) : Stream
    {
        private ReadOnlyMemory<byte> start = prefix;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            if (start.IsEmpty) return rest.Read(buffer);
            var count = Math.Min(buffer.Length, start.Length);
            start.Span[..count].CopyTo(buffer);
            start = start[count..];
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
