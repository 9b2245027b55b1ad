using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace KernelGen.Execution;

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
