using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace KernelGen.SafeTensors;

/// <summary>Reads the header of a safetensors file: a JSON object with an object per tensor, and optionally <c>__metadata__</c>.</summary>
internal static class SafeTensorsHeader
{
    private const int MostSizes = 16;

    public static List<SafeTensorsEntry> Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 8 });
            return ReadTensors(ref reader);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"The safetensors header is not JSON: {exception.Message}", exception);
        }
    }

    private static List<SafeTensorsEntry> ReadTensors(ref Utf8JsonReader reader)
    {
        var entries = new List<SafeTensorsEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new InvalidDataException("The safetensors header is not a JSON object.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (!names.Add(name)) throw new InvalidDataException($"Tensor '{name}' occurs twice in the safetensors header.");
            reader.Read();
            if (name == "__metadata__") SkipMetadata(ref reader);
            else entries.Add(ReadTensor(name, ref reader));
        }
        if (reader.Read()) throw new InvalidDataException("The safetensors header continues after its JSON object.");
        return entries;
    }

    private static void SkipMetadata(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new InvalidDataException("The safetensors metadata is not a JSON object.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.String)
                throw new InvalidDataException("The safetensors metadata contains a value that is not a string.");
        }
    }

    private static SafeTensorsEntry ReadTensor(string name, ref Utf8JsonReader reader)
    {
        string? type = null;
        ulong[]? shape = null, offsets = null;
        if (reader.TokenType != JsonTokenType.StartObject) throw Malformed(name, "its entry is not a JSON object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var property = reader.GetString();
            reader.Read();
            switch (property)
            {
                case "dtype" when type is null && reader.TokenType == JsonTokenType.String:
                    type = reader.GetString();
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(name, "shape", ref reader);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(name, "data_offsets", ref reader);
                    break;
                default:
                    throw Malformed(name, $"its entry has an unknown, repeated or malformed '{property}'");
            }
        }
        if (type is null || shape is null || offsets is not { Length: 2 })
            throw Malformed(name, "its entry needs dtype, shape and two data_offsets");
        if (offsets[0] > offsets[1]) throw Malformed(name, $"its bytes end at {offsets[1]}, before they begin at {offsets[0]}");
        return new(name, type, shape, offsets[0], offsets[1]);
    }

    private static ulong[] ReadNumbers(string name, string property, ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw Malformed(name, $"its {property} is not a list");
        var numbers = new List<ulong>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetUInt64(out var number) || number > long.MaxValue)
                throw Malformed(name, $"its {property} contains a value that is not an integer from 0 to 2^63 − 1");
            if (numbers.Count == MostSizes) throw Malformed(name, $"its {property} has more than {MostSizes} elements");
            numbers.Add(number);
        }
        return [.. numbers];
    }

    private static InvalidDataException Malformed(string name, string what) => new($"Tensor '{name}' of the safetensors header: {what}.");
}

/// <summary>One tensor in a safetensors header.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its element type, as the header spells it.</param>
/// <param name="Shape">Its sizes, outermost first.</param>
/// <param name="Begin">Its first byte, counted from the end of the header.</param>
/// <param name="End">The position after its last byte.</param>
internal sealed record SafeTensorsEntry(string Name, string Type, ulong[] Shape, ulong Begin, ulong End)
{
    /// <summary>Bytes of an element; 0 for a type that networks do not read.</summary>
    public int ElementBytes => SafeTensorsNumbers.Bytes(Type);

    /// <summary>The bytes that the shape needs; null if they are more than 2^63 − 1.</summary>
    public ulong? Bytes
    {
        get
        {
            var bytes = (UInt128)ElementBytes;
            foreach (var size in Shape)
            {
                if (size == 0) return 0;
                bytes *= size;
                if (bytes > long.MaxValue) return null;
            }
            return (ulong)bytes;
        }
    }

    /// <summary>The shape as PyTorch writes it.</summary>
    public string ShapeText => $"({string.Join(", ", Shape)})";
}
