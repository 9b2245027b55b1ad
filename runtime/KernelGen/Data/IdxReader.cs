using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Data;

namespace KernelGen;

/// <summary>Reads IDX, the format of MNIST and similar datasets, plain or compressed with gzip.</summary>
/// <remarks>
/// The format (Y. LeCun, C. Cortes, «The MNIST database of handwritten digits»): two zero bytes, a byte that names the type of the
/// elements, a byte that counts the dimensions, their sizes as big-endian integers of 32 bits, then the elements, big-endian, the last
/// index is contiguous. Compressed files are detected by their first bytes, not by their name. The header is not trusted:
/// if the length of the file is not known, memory grows with the data. The checksum of gzip is verified where the stream has it.
/// </remarks>
public static class IdxReader
{
    private const int Chunk = 1 << 20;                  // elements that memory is taken for before any has arrived

    /// <summary>Reads a file.</summary>
    /// <typeparam name="T">
    /// The type that the file must hold: <see cref="byte"/> (as MNIST), <see cref="sbyte"/>, <see cref="short"/>, <see cref="int"/>,
    /// <see cref="float"/> or <see cref="double"/>.
    /// </typeparam>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">It is not an IDX file of this type, is truncated, or continues after its last
    /// element.</exception>
    /// <exception cref="NotSupportedException">IDX has no such type.</exception>
    public static IdxArray<T> Read<T>(string path)
        where T : unmanaged
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
        return Read<T>(file);
    }

    /// <summary>Reads a stream from its position to its end; it stays open.</summary>
    /// <inheritdoc cref="Read{T}(string)"/>
    /// <param name="stream">The stream; it need not be able to seek.</param>
    public static IdxArray<T> Read<T>(Stream stream)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(stream);
        var element = IdxElement.Of<T>();
        using var input = new IdxInput(stream);
        var shape = ReadShape(input, element);
        var count = Count(shape, element);
        var needed = 4 + 4L * shape.Length + (long)count * element.Bytes;
        if (input.Length is long length && length != needed)
        {
            throw new InvalidDataException($"The IDX file holds {Sizes(shape)} elements of {element.Name}, which takes {needed} bytes with "
                + $"its header; found {length}: it {(length < needed ? "is truncated" : "continues after its last element")}.");
        }
        var values = ReadValues<T>(input, shape, count, isThere: input.Length is not null);
        if (input.Fill(stackalloc byte[1]) > 0)
            throw new InvalidDataException($"The IDX file continues after its last element; its sizes are {Sizes(shape)}.");
        element.ToHostOrder(values.AsSpan());
        return new IdxArray<T>(shape, values);
    }

    private static int[] ReadShape(IdxInput input, IdxElement element)
    {
        Span<byte> word = stackalloc byte[4];
        ReadWord(input, word);
        if (word is not [0, 0, ..])
            throw new InvalidDataException($"An IDX file begins with two zero bytes; found 0x{word[0]:X2} 0x{word[1]:X2}.");
        if (word[2] != element.Code)
        {
            throw new InvalidDataException(
                $"The IDX file holds {IdxElement.Describe(word[2])}; {IdxElement.Describe(element.Code)} is needed here.");
        }
        var shape = new int[word[3]];
        if (shape.Length == 0) throw new InvalidDataException("The IDX file has no dimensions; at least 1 is needed.");
        for (var i = 0; i < shape.Length; i++)
        {
            ReadWord(input, word);
            var size = BinaryPrimitives.ReadUInt32BigEndian(word);
            if (size > int.MaxValue)
                throw new InvalidDataException($"Size {i} of the IDX file is {size}; at most {int.MaxValue} is possible.");
            shape[i] = (int)size;
        }
        return shape;
    }

    // A size and the count so far are below 2^31: their product fits 64 bits.
    private static int Count(int[] shape, IdxElement element)
    {
        if (Array.IndexOf(shape, 0) >= 0) return 0;
        var (count, most) = (1L, Array.MaxLength / element.Bytes);
        foreach (var size in shape)
        {
            count *= size;
            if (count > most)
            {
                throw new InvalidDataException(
                    $"The IDX file claims {Sizes(shape)} elements of {element.Name}; at most {most} are possible.");
            }
        }
        return (int)count;
    }

    private static T[] ReadValues<T>(IdxInput input, int[] shape, int count, bool isThere)
        where T : unmanaged
    {
        var values = new T[isThere ? count : Math.Min(count, Chunk)];
        for (var read = 0; ; Array.Resize(ref values, (int)Math.Min(count, 2L * read)))
        {
            var bytes = MemoryMarshal.AsBytes(values.AsSpan(read));
            var found = input.Fill(bytes);
            if (found < bytes.Length)
            {
                var there = read + found / Unsafe.SizeOf<T>();
                throw new InvalidDataException(
                    $"The IDX file is truncated: it claims {Sizes(shape)} elements, {count}, and holds {there}.");
            }
            read = values.Length;
            if (read == count) return values;
        }
    }

    private static void ReadWord(IdxInput input, Span<byte> word)
    {
        if (input.Fill(word) < word.Length) throw new InvalidDataException("The IDX file ends within its header: it is truncated.");
    }

    private static string Sizes(int[] shape) => string.Join(" x ", shape);
}

/// <summary>An array of an IDX file: <c>60000 x 28 x 28</c> for MNIST's images, <c>60000</c> for its labels.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public sealed class IdxArray<T>
    where T : unmanaged
{
    private readonly int[] sizes;

    internal IdxArray(int[] shape, T[] values)
    {
        (sizes, Values) = (shape, values);
        Count = shape[0];
        ItemLength = 1;
        for (var i = 1; i < shape.Length; i++) ItemLength *= shape[i];
    }

    /// <summary>The sizes, outermost first.</summary>
    public IReadOnlyList<int> Shape => sizes;

    /// <summary>All elements; the last index is contiguous.</summary>
    public T[] Values { get; }

    /// <summary>The number of items: the first size.</summary>
    public int Count { get; }

    /// <summary>Elements of one item: the product of all sizes but the first, 1 for a list.</summary>
    public int ItemLength { get; }

    /// <summary>The elements of one item.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such item.</exception>
    public ReadOnlySpan<T> Item(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return Values.AsSpan(index * ItemLength, ItemLength);
    }
}
