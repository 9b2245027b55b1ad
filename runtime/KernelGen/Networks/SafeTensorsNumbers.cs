using System;
using System.Buffers.Binary;

namespace KernelGen.CompilerServices;

/// <summary>The element types of safetensors as floats: little-endian, rounded to the nearest float where a type has more bits.</summary>
internal static class SafeTensorsNumbers
{
    /// <summary>Reads numbers of a type that <see cref="SafeTensorsEntry.ElementBytes"/> knows.</summary>
    public static void Convert(ReadOnlySpan<byte> bytes, string type, Span<float> values)
    {
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
}
