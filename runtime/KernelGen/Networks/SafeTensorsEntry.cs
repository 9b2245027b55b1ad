using System;

namespace KernelGen.CompilerServices;

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
