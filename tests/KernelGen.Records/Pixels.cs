using System;
using System.Runtime.InteropServices;

namespace KernelGen.Records;

/// <summary>The same noise on every machine: integers over their whole range, floats between −1 and 1.</summary>
internal static class Pixels
{
    public static void Fill<T>(Span<T> elements, int seed)
        where T : unmanaged
    {
        var random = new Random(seed);
        if (typeof(T) == typeof(float))
        {
            foreach (ref var element in MemoryMarshal.Cast<T, float>(elements)) element = 2 * random.NextSingle() - 1;
        }
        else if (typeof(T) == typeof(double))
        {
            foreach (ref var element in MemoryMarshal.Cast<T, double>(elements)) element = 2 * random.NextDouble() - 1;
        }
        else
        {
            random.NextBytes(MemoryMarshal.AsBytes(elements));
        }
    }
}
