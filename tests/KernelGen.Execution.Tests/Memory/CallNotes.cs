using System;
using System.IO;
using System.IO.MemoryMappedFiles;
using System.Text;

namespace KernelGen.Execution.Tests.Memory;

/// <summary>The call that is under way, in a file that outlives the process: a line of text, then numbers.</summary>
internal sealed class CallNotes : IDisposable
{
    private const int LineBytes = 4096;
    private const int Numbers = 5;

    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;

    public CallNotes(string path)
    {
        file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, LineBytes + Numbers * sizeof(long));
        view = file.CreateViewAccessor();
    }

    /// <summary>What is called until the next line.</summary>
    public void Line(string text)
    {
        var bytes = new byte[LineBytes];
        Encoding.UTF8.GetBytes(text.AsSpan(0, Math.Min(text.Length, LineBytes / 4)), bytes);
        view.WriteArray(0, bytes, 0, bytes.Length);
    }

    /// <summary>The call that follows.</summary>
    /// <param name="width">Of the picture, in pixels.</param>
    /// <param name="height">Of the picture.</param>
    /// <param name="source">Where the source lies.</param>
    /// <param name="destination">Where the destination lies.</param>
    public void Call(int width, int height, Place source, Place destination)
    {
        view.Write(LineBytes, width);
        view.Write(LineBytes + 8, height);
        view.Write(LineBytes + 16, (int)source);
        view.Write(LineBytes + 24, (int)destination);
        view.Write(LineBytes + 32, view.ReadInt64(LineBytes + 32) + 1);
    }

    /// <summary>What was noted last, as text.</summary>
    public override string ToString()
    {
        var bytes = new byte[LineBytes];
        view.ReadArray(0, bytes, 0, bytes.Length);
        return $"{Encoding.UTF8.GetString(bytes).TrimEnd('\0')}\n    {view.ReadInt32(LineBytes)}x{view.ReadInt32(LineBytes + 8)}, "
            + $"source {(Place)view.ReadInt32(LineBytes + 16)}, destination {(Place)view.ReadInt32(LineBytes + 24)}";
    }

    /// <summary>Calls that were noted.</summary>
    public long Count => view.ReadInt64(LineBytes + 32);

    public void Dispose()
    {
        view.Dispose();
        file.Dispose();
    }
}
