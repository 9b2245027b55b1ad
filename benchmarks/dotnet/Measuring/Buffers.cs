using System;
using System.Runtime.InteropServices;

namespace KernelGen.Peers;

/// <summary>A source and a destination that hold images of any shape up to a size.</summary>
internal sealed unsafe class Buffers : IDisposable
{
    private const nuint Page = 4096;
    private const int Stagger = 17 * 64;       // rows of both must not agree modulo a page

    private readonly void* source;
    private readonly byte* destination;

    /// <param name="bytes">Bytes of the largest image.</param>
    public Buffers(int bytes)
    {
        source = NativeMemory.AlignedAlloc((nuint)bytes, Page);
        destination = (byte*)NativeMemory.AlignedAlloc((nuint)bytes + Stagger, Page);
        new Random(1).NextBytes(new Span<byte>(source, bytes));
        for (var i = 3; i < bytes; i += 4) ((byte*)source)[i] = 0x3f;     // floats near one
        NativeMemory.Clear(destination, (nuint)bytes + Stagger);
    }

    public ReadOnlySpan<T> Source<T>(int length)
        where T : unmanaged => new(source, length);

    public Span<T> Destination<T>(int length)
        where T : unmanaged => new(destination + Stagger, length);

    public void Dispose()
    {
        NativeMemory.AlignedFree(source);
        NativeMemory.AlignedFree(destination);
    }
}
