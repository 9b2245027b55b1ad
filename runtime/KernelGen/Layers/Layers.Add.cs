using System;
using System.Numerics;

namespace KernelGen;

/// <content>Sum of two tensors.</content>
public static partial class Layers
{
    /// <summary>left + right, number by number: a residual.</summary>
    /// <param name="left">One tensor.</param>
    /// <param name="right">Another, as long.</param>
    /// <param name="output">At least as many numbers; one of the two itself, or memory that they do not share.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or memory is shared at another place.</exception>
    public static void Add(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> output)
    {
        LayerArguments.RequireExactly(right.Length, left.Length, nameof(right));
        LayerArguments.RequireElementwise(left, output);
        LayerArguments.RequireElementwise(right, output);
        var lanes = Vector<float>.Count;
        var i = 0;
        for (; i <= left.Length - lanes; i += lanes)
            (new Vector<float>(left[i..]) + new Vector<float>(right[i..])).CopyTo(output[i..]);
        for (; i < left.Length; i++) output[i] = left[i] + right[i];
    }
}
