using System;
using KernelGen.Execution;

namespace KernelGen;

/// <content>Logarithm of softmax.</content>
public static partial class Layers
{
    /// <summary>xᵢ − ln Σe^xⱼ over the channels of each position: <c>torch.nn.LogSoftmax(dim=1)</c>.</summary>
    /// <remarks>The greatest xⱼ is subtracted first: nothing overflows. A position with +∞ or NaN becomes NaN, as in PyTorch.</remarks>
    /// <param name="inputShape">The shape of the input.</param>
    /// <param name="input">The input.</param>
    /// <param name="output">At least as many numbers; it must not share memory with the input.</param>
    /// <exception cref="ArgumentException">A size is less than 1, a span is too short, or memory is shared.</exception>
    public static void LogSoftmax(TensorShape inputShape, ReadOnlySpan<float> input, Span<float> output)
    {
        LayerArguments.RequireShape(inputShape);
        LayerArguments.RequireTensors(ref input, ref output, inputShape, inputShape);
        using var sums = new Rented<float>(inputShape.Plane);
        using var greatest = new Rented<float>(inputShape.Plane);
        ChannelExponentials.Run(inputShape, input, output, sums.Span, greatest.Span);
        for (var position = 0; position < inputShape.Plane; position++) sums.Span[position] = MathF.Log(sums.Span[position]);
        for (var channel = 0; channel < inputShape.Channels; channel++)
        {
            var plane = new Range(channel * inputShape.Plane, (channel + 1) * inputShape.Plane);
            ChannelExponentials.Subtract(input[plane], greatest.Span, sums.Span, output[plane]);
        }
    }
}
