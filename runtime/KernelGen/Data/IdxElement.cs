using System;
using System.Buffers.Binary;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KernelGen.CompilerServices;

/// <summary>An element type of the IDX format.</summary>
/// <param name="Code">The byte that names it in a file.</param>
/// <param name="Type">The .NET type of its elements.</param>
/// <param name="Bytes">Bytes of one element.</param>
internal sealed record IdxElement(byte Code, Type Type, int Bytes)
{
    private static readonly IdxElement[] all =
    [
        new(0x08, typeof(byte), 1), new(0x09, typeof(sbyte), 1), new(0x0B, typeof(short), 2),
        new(0x0C, typeof(int), 4), new(0x0D, typeof(float), 4), new(0x0E, typeof(double), 8),
    ];

    /// <summary>The element of a .NET type.</summary>
    /// <exception cref="NotSupportedException">IDX has no such type.</exception>
    public static IdxElement Of<T>() => all.FirstOrDefault(static it => it.Type == typeof(T))
        ?? throw new NotSupportedException(
            $"IDX has no elements of {typeof(T).Name}; it has {string.Join(", ", all.Select(static it => it.Name))}.");

    /// <summary>The type, for messages.</summary>
    public string Name => Type.Name;

    /// <summary>The type byte of a file, for messages.</summary>
    public static string Describe(byte code) =>
        all.FirstOrDefault(it => it.Code == code) is { } known ? $"{known.Name} (type 0x{code:X2})" : $"the unknown type 0x{code:X2}";

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
