using System;
using System.IO;

namespace Samples.Output;

/// <summary>Standard output as a stream of bytes, for pipes.</summary>
internal static class StandardOutput
{
    /// <summary>Writes the bytes and nothing else.</summary>
    public static void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var output = Console.OpenStandardOutput();
            output.Write(bytes);
            output.Flush();
        }
        catch (IOException e)
        {
            throw new RefusedException($"cannot write to standard output: {e.Message}; check what it is connected to");
        }
    }
}
