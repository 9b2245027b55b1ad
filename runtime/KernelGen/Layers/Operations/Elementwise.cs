using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace KernelGen.Operations;

/// <summary>A function applied number by number. The last numbers go through a vector of their own: all get the same bits.</summary>
internal static class Elementwise
{
    /// <summary>output[i] = function(input[i]); in place if they are the same memory.</summary>
    public static void Run<TFunction>(TFunction function, ReadOnlySpan<float> input, Span<float> output)
        where TFunction : struct, IFunction
    {
        var lanes = Vector<float>.Count;
        ref var from = ref MemoryMarshal.GetReference(input);
        ref var to = ref MemoryMarshal.GetReference(output);
        var i = 0;
        for (; i <= input.Length - lanes; i += lanes)
            Vector.StoreUnsafe(function.Of(Vector.LoadUnsafe(ref from, (nuint)i)), ref to, (nuint)i);
        if (i == input.Length) return;

        Span<float> rest = stackalloc float[lanes];
        rest.Clear();
        input[i..].CopyTo(rest);
        function.Of(new Vector<float>(rest)).CopyTo(rest);
        rest[..(input.Length - i)].CopyTo(output[i..]);
    }
}

/// <summary>A function of one number, for all lanes of a vector.</summary>
internal interface IFunction
{
    /// <summary>The function's values.</summary>
    Vector<float> Of(Vector<float> x);
}

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
