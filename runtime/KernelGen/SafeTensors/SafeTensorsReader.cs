using System;
using System.Buffers;
using System.Buffers.Binary;
using System.IO;
using KernelGen.CompilerServices;

namespace KernelGen.SafeTensors;

/// <summary>Reads the safetensors format: a length of 8 bytes, a JSON header of that length, then the tensors without gaps.</summary>
/// <remarks>
/// Everything is checked, and all tensors are read, before the first parameter is changed. Apart from the parameters of the network, no
/// more memory is allocated than the file has bytes.
/// </remarks>
internal static class SafeTensorsReader
{
    private const ulong LongestHeader = 100_000_000;    // as the format's reference implementation
    private const int LengthBytes = 8;
    private const int Chunk = 65_536;

    public static void Read(Stream stream, NetworkParameters parameters, LoadOptions options)
    {
        var remaining = stream.CanSeek ? Math.Max(0, stream.Length - stream.Position) : (long?)null;
        var header = ReadHeader(stream, remaining);
        var tensors = SafeTensorsLayout.Check(
            SafeTensorsHeader.Parse(header), parameters.Tensors, remaining - LengthBytes - header.Length, options);

        var values = new float[parameters.StoreLength];
        var counters = new long[parameters.Tensors.Count];
        if (options.AllowMissing)
        {
            parameters.Store.CopyTo(values);
            parameters.Counters.CopyTo(counters);
        }
        var buffer = ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            foreach (var (entry, row) in tensors)
            {
                if (row is not { } place) PassOver(stream, entry, buffer);
                else if (parameters.Tensors[place].Role == TensorRole.BatchCount) counters[place] = ReadCounter(stream, entry, buffer);
                else ReadValues(stream, entry, buffer, values.AsSpan(parameters.RangeOf(place)));
            }
            if (stream.Read(buffer, 0, 1) != 0) throw new InvalidDataException("The safetensors file continues after its last tensor.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        values.CopyTo(parameters.Store);
        counters.CopyTo(parameters.Counters);
    }

    /// <summary>The header's bytes. If the length of a stream is not known, memory grows with the data.</summary>
    private static ReadOnlySpan<byte> ReadHeader(Stream stream, long? remaining)
    {
        var first = new byte[LengthBytes];
        var found = stream.ReadAtLeast(first, LengthBytes, throwOnEndOfStream: false);
        if (found < LengthBytes) throw Foreign(first.AsSpan(0, found), "file ends before its header: it needs 8 bytes for the length of the header");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(first);
        if (length > LongestHeader || (remaining is long left && length > (ulong)(left - LengthBytes)))
        {
            var more = new byte[ForeignFile.Start];
            var start = more.AsSpan(0, stream.ReadAtLeast(more, more.Length, throwOnEndOfStream: false));
            throw Foreign([.. first, .. start], $"header should have {length} bytes; "
                + (length > LongestHeader ? $"at most {LongestHeader} are possible" : $"the file has {remaining - LengthBytes} after the length"));
        }

        var header = new byte[remaining is not null ? (int)length : Math.Min((int)length, Chunk)];
        var read = 0;
        while (true)
        {
            read += stream.ReadAtLeast(header.AsSpan(read), header.Length - read, throwOnEndOfStream: false);
            if (read < header.Length)
                throw Foreign([.. first, .. header.AsSpan(0, read)], $"file ends in its header: it has {read} of {length} bytes");
            if (read == (int)length) break;
            Array.Resize(ref header, (int)Math.Min((long)length, 2L * header.Length));
        }
        // a header of the format begins with a brace; else the eight bytes may be the beginning of anything
        if (read > 0 && header[0] != '{' && ForeignFile.Describe([.. first, .. header.AsSpan(0, Math.Min(read, ForeignFile.Start))]) is { } kind)
            throw new InvalidDataException($"The file {kind}.");
        return header;
    }

    /// <summary>The exception for a file of another format, or for a damaged file.</summary>
    private static InvalidDataException Foreign(ReadOnlySpan<byte> start, string otherwise) =>
        new(ForeignFile.Describe(start[..Math.Min(start.Length, ForeignFile.Start)]) is { } kind
            ? $"The file {kind}." : $"The safetensors {otherwise}.");

    private static void PassOver(Stream stream, SafeTensorsEntry entry, byte[] buffer)
    {
        for (var left = entry.End - entry.Begin; left > 0;)
        {
            var count = (int)Math.Min(left, Chunk);
            ReadExactly(stream, entry, buffer.AsSpan(0, count));
            left -= (ulong)count;
        }
    }

    private static long ReadCounter(Stream stream, SafeTensorsEntry entry, byte[] buffer)
    {
        ReadExactly(stream, entry, buffer.AsSpan(0, entry.ElementBytes));
        return SafeTensorsNumbers.Count(buffer, entry.Type)
            ?? throw new InvalidDataException($"Tensor '{entry.Name}' of the safetensors file: it is not a count, an integer of at least 0.");
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
