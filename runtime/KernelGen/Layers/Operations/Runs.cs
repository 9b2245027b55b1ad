using System;
using System.Numerics;
using System.Runtime.InteropServices;
using KernelGen.CompilerServices;

namespace KernelGen.Operations;

/// <summary>All numbers of a run reduced to one: four vectors at a time, then lane by lane.</summary>
internal static class Reduce
{
    /// <summary>The sum.</summary>
    public static float Sum(ReadOnlySpan<float> numbers)
    {
        var lanes = Vector<float>.Count;
        ref var first = ref MemoryMarshal.GetReference(numbers);
        var (s0, s1, s2, s3) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        var i = 0;
        for (; i <= numbers.Length - 4 * lanes; i += 4 * lanes)
        {
            s0 += Vector.LoadUnsafe(ref first, (nuint)i);
            s1 += Vector.LoadUnsafe(ref first, (nuint)(i + lanes));
            s2 += Vector.LoadUnsafe(ref first, (nuint)(i + 2 * lanes));
            s3 += Vector.LoadUnsafe(ref first, (nuint)(i + 3 * lanes));
        }
        for (; i <= numbers.Length - lanes; i += lanes) s0 += Vector.LoadUnsafe(ref first, (nuint)i);
        var sum = Vector.Sum(s0 + s1 + (s2 + s3));
        for (; i < numbers.Length; i++) sum += numbers[i];
        return sum;
    }

    /// <summary>The greatest; NaN if there is one.</summary>
    public static float Max(ReadOnlySpan<float> numbers)
    {
        var lanes = Vector<float>.Count;
        ref var first = ref MemoryMarshal.GetReference(numbers);
        var greatest = new Vector<float>(float.NegativeInfinity);
        var i = 0;
        for (; i <= numbers.Length - lanes; i += lanes) greatest = LanesNative.Max(greatest, Vector.LoadUnsafe(ref first, (nuint)i));
        var result = greatest[0];
        for (var lane = 1; lane < lanes; lane++) result = MathF.Max(result, greatest[lane]);
        for (; i < numbers.Length; i++) result = MathF.Max(result, numbers[i]);
        return result;
    }
}

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
