using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace KernelGen.Execution;

/// <summary>Division number by number.</summary>
internal static class Quotients
{
    /// <summary>numbers[i] /= divisors[i].</summary>
    public static void Divide(Span<float> numbers, ReadOnlySpan<float> divisors)
    {
        ref var number = ref MemoryMarshal.GetReference(numbers);
        ref var divisor = ref MemoryMarshal.GetReference(divisors);
        var i = 0;
        for (; i <= numbers.Length - Vector<float>.Count; i += Vector<float>.Count)
            Vector.StoreUnsafe(Vector.LoadUnsafe(ref number, (nuint)i) / Vector.LoadUnsafe(ref divisor, (nuint)i), ref number, (nuint)i);
        for (; i < numbers.Length; i++) numbers[i] /= divisors[i];
    }
}
