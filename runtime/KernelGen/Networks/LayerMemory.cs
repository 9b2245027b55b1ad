using System;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading;

namespace KernelGen.Networks;

/// <summary>Floats that begin at a multiple of 64 bytes and do not move.</summary>
internal sealed class LayerMemory
{
    public const int Alignment = 16;                    // floats in 64 bytes

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

/// <summary>Workspaces of threads. The collection is made when it is needed: to load its assembly would delay every first answer.</summary>
internal sealed class ThreadMemory
{
    private ConcurrentBag<LayerMemory>? free;

    /// <summary>One that is free and has the length; null: there is none.</summary>
    public LayerMemory? Take(int length) => free is not null && free.TryTake(out var memory) && memory.Length == length ? memory : null;

    /// <summary>Keeps one for later.</summary>
    public void Return(LayerMemory memory) => LazyInitializer.EnsureInitialized(ref free, static () => []).Add(memory);
}

/// <summary>Initial weights: the same bits on every machine.</summary>
/// <remarks>
/// SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014) from the seed on. The upper 24 bits n of
/// each output give bound·(n/2²³ − 1), where only the product is rounded. Tensors take their numbers in the order of the table.
/// </remarks>
/// <param name="seed">The initial state of the generator.</param>
internal struct UniformNumbers(int seed)
{
    private ulong state = (ulong)seed;

    /// <summary>Fills with numbers in [−bound, bound).</summary>
    public void Fill(Span<float> values, float bound)
    {
        for (var i = 0; i < values.Length; i++) values[i] = bound * ((Next() >> 40) * (1f / (1 << 23)) - 1);
    }

    private ulong Next()
    {
        unchecked
        {
            var z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
