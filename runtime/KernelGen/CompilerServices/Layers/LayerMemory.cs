using System;
using System.Runtime.CompilerServices;

namespace KernelGen.CompilerServices;

/// <summary>Floats that begin at a multiple of 64 bytes and do not move.</summary>
internal sealed class LayerMemory
{
    private const int Alignment = 16;                   // floats in 64 bytes

    private readonly float[] memory;
    private readonly int first;

    public unsafe LayerMemory(int length)
    {
        memory = GC.AllocateArray<float>(length + Alignment, pinned: true);
        var address = (nuint)Unsafe.AsPointer(ref memory[0]);
        first = (int)((Alignment - address / sizeof(float) % Alignment) % Alignment);
        Length = length;
    }

    public int Length { get; }

    /// <summary>The first float.</summary>
    public ref float Start => ref memory[first];

    public Span<float> Span => memory.AsSpan(first, Length);
}
