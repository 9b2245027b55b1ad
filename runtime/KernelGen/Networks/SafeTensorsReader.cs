using System;
using System.Buffers;
using System.Buffers.Binary;
using System.IO;

namespace KernelGen.CompilerServices;

/// <summary>Reads the safetensors format: a length of 8 bytes, a JSON header of that length, then the tensors without gaps.</summary>
/// <remarks>
/// Everything is checked, and all numbers are read aside, before the first parameter is changed. No more memory is taken than the file
/// has bytes, apart from what the network's own parameters need.
/// </remarks>
internal static class SafeTensorsReader
{
    private const ulong LongestHeader = 100_000_000;    // as the format's reference implementation
    private const int Chunk = 65_536;

    public static void Read(Stream stream, NetworkParameters parameters)
    {
        var remaining = stream.CanSeek ? Math.Max(0, stream.Length - stream.Position) : (long?)null;
        var headerLength = ReadHeaderLength(stream, remaining);
        var entries = SafeTensorsHeader.Parse(ReadHeader(stream, headerLength, remaining is not null));
        var tensors = SafeTensorsLayout.Check(entries, parameters.Tensors, remaining - 8 - headerLength);

        var values = new float[parameters.StoreLength];
        var counters = new long[parameters.Tensors.Count];
        var buffer = ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            foreach (var (entry, row) in tensors)
            {
                if (parameters.Tensors[row].Role == TensorRole.BatchCount) counters[row] = ReadCounter(stream, entry, buffer);
                else ReadValues(stream, entry, buffer, values.AsSpan(parameters.RangeOf(row)));
            }
            if (stream.Read(buffer, 0, 1) != 0) throw new InvalidDataException("The safetensors file goes on behind its last tensor.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        values.CopyTo(parameters.Store);
        counters.CopyTo(parameters.Counters);
    }

    private static int ReadHeaderLength(Stream stream, long? remaining)
    {
        Span<byte> bytes = stackalloc byte[8];
        if (stream.ReadAtLeast(bytes, 8, throwOnEndOfStream: false) < 8)
            throw new InvalidDataException("The safetensors file ends before its header: it needs 8 bytes for the header's length.");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (length > LongestHeader)
            throw new InvalidDataException($"The safetensors header is said to have {length} bytes; at most {LongestHeader} are possible.");
        if (remaining is long left && length > (ulong)(left - 8))
        {
            throw new InvalidDataException(
                $"The safetensors header is said to have {length} bytes; the file has {left - 8} behind the length.");
        }
        return (int)length;
    }

    /// <summary>The header's bytes. Of a stream whose length is not known, memory grows with what arrives.</summary>
    private static ReadOnlySpan<byte> ReadHeader(Stream stream, int length, bool isThere)
    {
        var header = new byte[isThere ? length : Math.Min(length, Chunk)];
        var read = 0;
        while (true)
        {
            read += stream.ReadAtLeast(header.AsSpan(read), header.Length - read, throwOnEndOfStream: false);
            if (read < header.Length)
                throw new InvalidDataException($"The safetensors file ends in its header: {read} of its {length} bytes are there.");
            if (read == length) return header;
            Array.Resize(ref header, (int)Math.Min(length, 2L * header.Length));
        }
    }

    private static long ReadCounter(Stream stream, SafeTensorsEntry entry, byte[] buffer)
    {
        ReadExactly(stream, entry, buffer.AsSpan(0, 8));
        return BinaryPrimitives.ReadInt64LittleEndian(buffer);
    }

    private static void ReadValues(Stream stream, SafeTensorsEntry entry, byte[] buffer, Span<float> values)
    {
        for (var done = 0; done < values.Length;)
        {
            var count = Math.Min(values.Length - done, Chunk / entry.ElementBytes);
            var bytes = buffer.AsSpan(0, count * entry.ElementBytes);
            ReadExactly(stream, entry, bytes);
            SafeTensorsNumbers.Convert(bytes, entry.Type, values.Slice(done, count));
            done += count;
        }
    }

    private static void ReadExactly(Stream stream, SafeTensorsEntry entry, Span<byte> bytes)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw new InvalidDataException($"The safetensors file ends in tensor '{entry.Name}'.");
    }
}
