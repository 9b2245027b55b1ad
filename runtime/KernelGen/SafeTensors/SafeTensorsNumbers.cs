using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace KernelGen.SafeTensors;

/// <summary>The element types of safetensors: little-endian, rounded to the nearest float where a type has more bits.</summary>
internal static class SafeTensorsNumbers
{
    /// <summary>Bytes of an element; 0 for a type that is not read.</summary>
    public static int Bytes(string type) => type switch
    {
        "I8" or "U8" => 1,
        "F16" or "BF16" or "I16" or "U16" => 2,
        "F32" or "I32" or "U32" => 4,
        "F64" or "I64" or "U64" => 8,
        _ => 0,
    };

    /// <summary>Whether tensors of the network may have the type; counts may have any that is read.</summary>
    public static bool IsOfWeights(string type) => type is "F64" or "F32" or "F16" or "BF16" or "I64";

    /// <summary>Reads elements of a type that <see cref="IsOfWeights"/> accepts.</summary>
    public static void Convert(ReadOnlySpan<byte> bytes, string type, Span<float> values)
    {
        if (type == "F32" && BitConverter.IsLittleEndian)
        {
            MemoryMarshal.Cast<byte, float>(bytes)[..values.Length].CopyTo(values);
            return;
        }
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = type switch
            {
                "F32" => BinaryPrimitives.ReadSingleLittleEndian(bytes[(4 * i)..]),
                "F16" => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(2 * i)..]),
                "BF16" => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt16LittleEndian(bytes[(2 * i)..]) << 16),
                "F64" => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes[(8 * i)..]),
                _ => BinaryPrimitives.ReadInt64LittleEndian(bytes[(8 * i)..]),
            };
        }
    }

    /// <summary>Reads a count: an integral value of any type; null if it is not one.</summary>
    public static long? Count(ReadOnlySpan<byte> bytes, string type)
    {
        double number;
        switch (type)
        {
            case "I64": return NotNegative(BinaryPrimitives.ReadInt64LittleEndian(bytes));
            case "I32": return NotNegative(BinaryPrimitives.ReadInt32LittleEndian(bytes));
            case "I16": return NotNegative(BinaryPrimitives.ReadInt16LittleEndian(bytes));
            case "I8": return NotNegative((sbyte)bytes[0]);
            case "U64": return NotNegative((long)BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            case "U32": return BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            case "U16": return BinaryPrimitives.ReadUInt16LittleEndian(bytes);
            case "U8": return bytes[0];
            case "F64":
                number = BinaryPrimitives.ReadDoubleLittleEndian(bytes);
                break;
            default:
                var single = new float[1];
                Convert(bytes, type, single);
                number = single[0];
                break;
        }
        return number >= 0 && number < 9.2e18 && number == Math.Floor(number) ? (long)number : null;
    }

    private static long? NotNegative(long count) => count < 0 ? null : count;
}
