using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace KernelGen.Execution;

/// <summary>Copies between dense runs and runs with a step.</summary>
internal static class Strided
{
    /// <summary>target[n] = source[n·step].</summary>
    public static void Gather(ReadOnlySpan<float> source, int step, Span<float> target)
    {
        if (step == 1)
        {
            source[..target.Length].CopyTo(target);
            return;
        }
        var done = step == 2 && BitConverter.IsLittleEndian ? GatherEven(source, target) : 0;
        for (var n = done; n < target.Length; n++) target[n] = source[n * step];
    }

    /// <summary>target[n·step] = source[n].</summary>
    public static void Scatter(ReadOnlySpan<float> source, int step, Span<float> target)
    {
        if (step == 1) source.CopyTo(target);
        else for (var n = 0; n < source.Length; n++) target[n * step] = source[n];
    }

    /// <summary>Every second element, in whole vectors: the lower halves of pairs.</summary>
    private static int GatherEven(ReadOnlySpan<float> source, Span<float> target)
    {
        var lanes = Vector<uint>.Count;
        ref var from = ref MemoryMarshal.GetReference(source);
        ref var to = ref MemoryMarshal.GetReference(target);
        var n = 0;
        for (; n <= target.Length - lanes && 2 * n <= source.Length - 2 * lanes; n += lanes)
        {
            var low = Vector.AsVectorUInt64(Vector.LoadUnsafe(ref from, (nuint)(2 * n)));
            var high = Vector.AsVectorUInt64(Vector.LoadUnsafe(ref from, (nuint)(2 * n + lanes)));
            Vector.StoreUnsafe(Vector.AsVectorSingle(Vector.Narrow(low, high)), ref to, (nuint)n);
        }
        return n;
    }
}
