using System;
using System.Buffers.Binary;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KernelGen.CompilerServices;

/// <summary>An element type of the IDX format.</summary>
/// <param name="Code">The byte that names it in a file.</param>
/// <param name="Type">The type that its elements have here.</param>
/// <param name="Bytes">Bytes of one element.</param>
internal sealed record IdxElement(byte Code, Type Type, int Bytes)
{
    private static readonly IdxElement[] Known =
    [
        new(0x08, typeof(byte), 1), new(0x09, typeof(sbyte), 1), new(0x0B, typeof(short), 2),
        new(0x0C, typeof(int), 4), new(0x0D, typeof(float), 4), new(0x0E, typeof(double), 8),
    ];

    /// <summary>The element that a type stands for.</summary>
    /// <exception cref="NotSupportedException">IDX has no such type.</exception>
    public static IdxElement Of<T>() => Known.FirstOrDefault(static it => it.Type == typeof(T))
        ?? throw new NotSupportedException(
            $"IDX has no elements of {typeof(T).Name}; it has {string.Join(", ", Known.Select(static it => it.Name))}.");

    /// <summary>The type in words.</summary>
    public string Name => Type.Name;

    /// <summary>What a file's byte says, in words.</summary>
    public static string Describe(byte code) =>
        Known.FirstOrDefault(it => it.Code == code) is { } known ? $"{known.Name} (type 0x{code:X2})" : $"the unknown type 0x{code:X2}";

    /// <summary>Big-endian elements, as they stand in a file, as this machine has them; in place.</summary>
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
