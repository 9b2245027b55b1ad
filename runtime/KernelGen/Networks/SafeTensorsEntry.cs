using System;

namespace KernelGen.CompilerServices;

/// <summary>What a safetensors header says of one tensor.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its element type, as the header spells it.</param>
/// <param name="Shape">Its sizes, outermost first.</param>
/// <param name="Begin">Its first byte, counted from the end of the header.</param>
/// <param name="End">The byte behind its last.</param>
internal sealed record SafeTensorsEntry(string Name, string Type, ulong[] Shape, ulong Begin, ulong End)
{
    /// <summary>Bytes of an element; 0 for a type that networks do not read.</summary>
    public int ElementBytes => SafeTensorsNumbers.Bytes(Type);

    /// <summary>Bytes that the shape needs; null beyond what a length can say.</summary>
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
