using System;
using System.Buffers.Binary;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace KernelGen.Execution.Tests.Goldens;

/// <summary>A .npy file (NumPy's format 1.0, C order, little endian); every element type it may hold here is exact in a double.</summary>
internal sealed record NpyArray(string ElementType, int[] Shape, double[] Values)
{
    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0];

    public int Rows => Shape[0];
    public int Columns => Shape[1];

    public static NpyArray Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (!bytes.AsSpan().StartsWith(Magic))
            throw new InvalidDataException($"{path} is no .npy file of version 1.");
        var headerLength = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8));
        var header = Encoding.ASCII.GetString(bytes, 10, headerLength);
        if (!Entry(header, "fortran_order").StartsWith("False", StringComparison.Ordinal))
            throw new InvalidDataException($"{path} is in Fortran order.");

        var type = Entry(header, "descr").Split('\'')[1];
        var shape = Entry(header, "shape").Split('(', ')')[1]
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(text => int.Parse(text, CultureInfo.InvariantCulture))
            .ToArray();
        var data = bytes.AsMemory(10 + headerLength);
        var values = new double[shape.Aggregate(1, (product, length) => product * length)];
        for (var i = 0; i < values.Length; i++) values[i] = Element(type, data.Span, i);
        return new(type, shape, values);
    }

    /// <summary>The elements backwards: a picture turned by 180°, a signal reversed.</summary>
    public NpyArray Reversed() => this with { Values = Values.Reverse().ToArray() };

    private static string Entry(string header, string key) =>
        header[(header.IndexOf($"'{key}':", StringComparison.Ordinal) + key.Length + 3)..].TrimStart();

    private static double Element(string type, ReadOnlySpan<byte> data, int i) => type switch
    {
        "|u1" => data[i],
        "|i1" => (sbyte)data[i],
        "<i2" => BinaryPrimitives.ReadInt16LittleEndian(data[(2 * i)..]),
        "<i4" => BinaryPrimitives.ReadInt32LittleEndian(data[(4 * i)..]),
        "<f4" => BinaryPrimitives.ReadSingleLittleEndian(data[(4 * i)..]),
        "<f8" => BinaryPrimitives.ReadDoubleLittleEndian(data[(8 * i)..]),
        _ => throw new InvalidDataException($"Element type {type} is not known."),
    };
}
