using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KernelGen.Data;

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

/// <summary>An element type of the IDX format.</summary>
/// <param name="Code">The byte that names it in a file.</param>
/// <param name="Type">The .NET type of its elements.</param>
/// <param name="Bytes">Bytes of one element.</param>
internal sealed record IdxElement(byte Code, Type Type, int Bytes)
{
    private static readonly IdxElement[] Known =
    [
        new(0x08, typeof(byte), 1), new(0x09, typeof(sbyte), 1), new(0x0B, typeof(short), 2),
        new(0x0C, typeof(int), 4), new(0x0D, typeof(float), 4), new(0x0E, typeof(double), 8),
    ];

    /// <summary>The element of a .NET type.</summary>
    /// <exception cref="NotSupportedException">IDX has no such type.</exception>
    public static IdxElement Of<T>() => Known.FirstOrDefault(static it => it.Type == typeof(T))
        ?? throw new NotSupportedException(
            $"IDX has no elements of {typeof(T).Name}; it has {string.Join(", ", Known.Select(static it => it.Name))}.");

    /// <summary>The type, for messages.</summary>
    public string Name => Type.Name;

    /// <summary>The type byte of a file, for messages.</summary>
    public static string Describe(byte code) =>
        Known.FirstOrDefault(it => it.Code == code) is { } known ? $"{known.Name} (type 0x{code:X2})" : $"the unknown type 0x{code:X2}";

    /// <summary>Converts big-endian elements of a file to the byte order of this machine, in place.</summary>
    public void ToHostOrder<T>(Span<T> elements)
        where T : unmanaged
    {
        if (!BitConverter.IsLittleEndian) return;
        switch (Unsafe.SizeOf<T>())
        {
            case 2:
                var words = MemoryMarshal.Cast<T, ushort>(elements);
                BinaryPrimitives.ReverseEndianness(words, words);
                break;
            case 4:
                var doubleWords = MemoryMarshal.Cast<T, uint>(elements);
                BinaryPrimitives.ReverseEndianness(doubleWords, doubleWords);
                break;
            case 8:
                var quadWords = MemoryMarshal.Cast<T, ulong>(elements);
                BinaryPrimitives.ReverseEndianness(quadWords, quadWords);
                break;
        }
    }
}
