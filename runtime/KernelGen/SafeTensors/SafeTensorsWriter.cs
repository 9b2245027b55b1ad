using System;
using System.Buffers;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Text.Json;
using KernelGen.CompilerServices;

namespace KernelGen.SafeTensors;

/// <summary>Writes the safetensors format: integers first, for alignment, then floats in the order of the layers.</summary>
internal static class SafeTensorsWriter
{
    private const int Chunk = 16_384;                   // floats

    public static void Write(Stream stream, NetworkParameters parameters)
    {
        var tensors = parameters.Tensors;
        var rows = Enumerable.Range(0, tensors.Count).OrderBy(row => tensors[row].Role == TensorRole.BatchCount ? 0 : 1).ToArray();
        var header = Header(parameters, rows);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        var buffer = ArrayPool<byte>.Shared.Rent(Chunk * sizeof(float));
        foreach (var row in rows)
        {
            if (tensors[row].Role == TensorRole.BatchCount)
            {
                BinaryPrimitives.WriteInt64LittleEndian(buffer, parameters.Counters[row]);
                stream.Write(buffer, 0, 8);
            }
            else
            {
                WriteValues(stream, parameters.Values(row), buffer);
            }
        }
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private static void WriteValues(Stream stream, ReadOnlySpan<float> values, byte[] buffer)
    {
        for (var done = 0; done < values.Length; done += Chunk)
        {
            var chunk = values.Slice(done, Math.Min(Chunk, values.Length - done));
            for (var i = 0; i < chunk.Length; i++) BinaryPrimitives.WriteSingleLittleEndian(buffer.AsSpan(4 * i), chunk[i]);
            stream.Write(buffer, 0, 4 * chunk.Length);
        }
    }

    /// <summary>The header, with spaces to a multiple of 8 bytes.</summary>
    private static ReadOnlySpan<byte> Header(NetworkParameters parameters, int[] rows)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartObject("__metadata__");
            json.WriteString("format", "pt");
            json.WriteEndObject();
            var offset = 0L;
            foreach (var row in rows)
            {
                var tensor = parameters.Tensors[row];
                var isCounter = tensor.Role == TensorRole.BatchCount;
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", isCounter ? "I64" : "F32");
                json.WriteStartArray("shape");
                foreach (var size in tensor.Shape) json.WriteNumberValue(size);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += isCounter ? 8 : 4L * tensor.Length);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        while (bytes.WrittenCount % 8 != 0) bytes.Write(" "u8);
        return bytes.WrittenSpan;
    }
}
