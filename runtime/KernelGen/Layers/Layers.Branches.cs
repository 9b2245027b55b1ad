using System;
using System.Numerics;

namespace KernelGen;

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

    /// <summary>The channels of one tensor, then those of another of the same height and width: <c>torch.cat(dim=1)</c>.</summary>
    /// <param name="firstShape">The shape of the first.</param>
    /// <param name="first">The first.</param>
    /// <param name="secondShape">The shape of the second.</param>
    /// <param name="second">The second.</param>
    /// <param name="output">Room for both; it must not share memory with them.</param>
    /// <exception cref="ArgumentException">Heights or widths differ, a span is too short, or memory is shared.</exception>
    public static void Concat(
        TensorShape firstShape, ReadOnlySpan<float> first, TensorShape secondShape, ReadOnlySpan<float> second, Span<float> output)
    {
        LayerArguments.RequireShape(firstShape);
        LayerArguments.RequireShape(secondShape);
        if ((firstShape.Height, firstShape.Width) != (secondShape.Height, secondShape.Width))
        {
            throw new ArgumentException(
                $"Concat: the shapes are {firstShape} and {secondShape}; height and width must be equal.", nameof(secondShape));
        }
        var joined = new TensorShape(checked(firstShape.Channels + secondShape.Channels), firstShape.Height, firstShape.Width);
        LayerArguments.RequireTensors(ref first, ref output, firstShape, joined);
        LayerArguments.RequireRoom(second.Length, secondShape.Length, nameof(second));
        second = second[..secondShape.Length];
        LayerArguments.RequireApart(second, output);
        first.CopyTo(output);
        second.CopyTo(output[first.Length..]);
    }
}
