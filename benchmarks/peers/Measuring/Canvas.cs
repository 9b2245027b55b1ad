using System;
using System.Runtime.InteropServices;

namespace KernelGen.Peers;

/// <summary>The buffers that all contestants of a case share: a source, a destination, and the result to compare with.</summary>
/// <remarks>
/// The destination lies a prime number of cache lines past a page: rows of source and destination that are congruent modulo 4096
/// would alias in the store buffer, which would measure the allocator instead of the contestants.
/// </remarks>
internal sealed unsafe class Canvas : IDisposable
{
    private const nuint Page = 4096;
    private const nint Stagger = 17 * 64;

    private readonly void* sourceBlock;
    private readonly void* destinationBlock;
    private readonly void* answerBlock;

    public Canvas(Case kernel, int width, int height)
    {
        (Width, Height) = (width, height);
        (OutputWidth, OutputHeight) = kernel.Window.Generic.OutputSize(width, height);
        Channels = kernel.Window.Options.Channels;
        SourceLength = checked(width * height * Channels);
        DestinationLength = checked(OutputWidth * OutputHeight * Channels);
        SourceBytes = SourceLength * (nint)kernel.Source.Size;
        DestinationBytes = DestinationLength * (nint)kernel.Destination.Size;
        var room = (nuint)(Math.Max(SourceBytes, DestinationBytes) + Stagger);   // a copy of the source goes to the destination
        sourceBlock = NativeMemory.AlignedAlloc(room, Page);
        destinationBlock = NativeMemory.AlignedAlloc(room, Page);
        answerBlock = NativeMemory.AlignedAlloc(room, Page);
        kernel.Source.Fill(SourceAddress, SourceLength);
        NativeMemory.Clear(destinationBlock, room);
    }

    public int Width { get; }

    public int Height { get; }

    public int OutputWidth { get; }

    public int OutputHeight { get; }

    public int Channels { get; }

    /// <summary>Elements of the source.</summary>
    public int SourceLength { get; }

    /// <summary>Elements of the destination.</summary>
    public int DestinationLength { get; }

    public nint SourceBytes { get; }

    public nint DestinationBytes { get; }

    public nint SourceAddress => (nint)sourceBlock;

    public nint DestinationAddress => (nint)destinationBlock + Stagger;

    /// <summary>The stored result of the generated method.</summary>
    public nint AnswerAddress => (nint)answerBlock;

    public ReadOnlySpan<T> Source<T>()
        where T : unmanaged => new((void*)SourceAddress, SourceLength);

    public Span<T> Destination<T>()
        where T : unmanaged => new((void*)DestinationAddress, DestinationLength);

    /// <summary>Copies the source to the destination, the minimal cost of any filter.</summary>
    public void CopySource() => NativeMemory.Copy((void*)SourceAddress, (void*)DestinationAddress, (nuint)SourceBytes);

    /// <summary>Stores the content of the destination as the result to compare with.</summary>
    public void KeepAnswer() => NativeMemory.Copy((void*)DestinationAddress, (void*)AnswerAddress, (nuint)DestinationBytes);

    /// <summary>Overwrites the destination, so that a contestant that omits pixels is detected.</summary>
    public void Spoil() => NativeMemory.Fill((void*)DestinationAddress, (nuint)DestinationBytes, 0x55);

    public void Dispose()
    {
        NativeMemory.AlignedFree(sourceBlock);
        NativeMemory.AlignedFree(destinationBlock);
        NativeMemory.AlignedFree(answerBlock);
    }
}
