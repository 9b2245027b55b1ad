using System.Buffers.Binary;
using System.IO;
using System.Text;

namespace KernelGen.Execution.Tests.Networks;

/// <summary>Safetensors files made by hand.</summary>
internal static class TensorFile
{
    /// <summary>A file of a header, with ' for its quotation marks, and the bytes behind it.</summary>
    public static MemoryStream Of(string header, byte[] data) => new(Bytes(Encoding.UTF8.GetBytes(header.Replace('\'', '"')), data));

    public static byte[] Bytes(byte[] header, byte[] data, ulong? headerLength = null)
    {
        var file = new byte[8 + header.Length + data.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(file, headerLength ?? (ulong)header.Length);
        header.CopyTo(file, 8);
        data.CopyTo(file, 8 + header.Length);
        return file;
    }
}
