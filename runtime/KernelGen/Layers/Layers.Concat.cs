using System;

namespace KernelGen;

/// <content>Channels of two tensors.</content>
public static partial class Layers
{
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
                $"Concat: the shapes are {firstShape} and {secondShape}; height and width must be alike.", nameof(secondShape));
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
