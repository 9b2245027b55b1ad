using System;
using System.Buffers.Binary;

namespace KernelGen.Samples.Tests.Digits;

/// <summary>Files in MNIST's format.</summary>
internal static class IdxFile
{
    /// <summary>A file of bytes.</summary>
    /// <param name="shape">The sizes that its header names.</param>
    /// <param name="values">The bytes behind the header.</param>
    public static byte[] Of(int[] shape, byte[] values)
    {
        var header = new byte[4 + 4 * shape.Length];
        (header[2], header[3]) = (8, (byte)shape.Length);
        for (var i = 0; i < shape.Length; i++) BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + 4 * i), shape[i]);
        return [.. header, .. values];
    }
}
