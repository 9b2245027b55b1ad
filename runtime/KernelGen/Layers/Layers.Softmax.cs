using System;
using KernelGen.Execution;

namespace KernelGen;

/// <content>Softmax.</content>
public static partial class Layers
{
    /// <summary>e^xᵢ/Σe^xⱼ over the channels of each position: <c>torch.nn.Softmax(dim=1)</c>.</summary>
    /// <remarks>The greatest xⱼ is subtracted first: nothing overflows. A position with +∞ or NaN becomes NaN, as in PyTorch.</remarks>
    /// <param name="inputShape">The shape of the input.</param>
    /// <param name="input">The input.</param>
    /// <param name="output">At least as many numbers; it must not share memory with the input.</param>
    /// <exception cref="ArgumentException">A size is less than 1, a span is too short, or memory is shared.</exception>
    public static void Softmax(TensorShape inputShape, ReadOnlySpan<float> input, Span<float> output)
    {
        LayerArguments.RequireShape(inputShape);
        LayerArguments.RequireTensors(ref input, ref output, inputShape, inputShape);
        using var sums = new Rented<float>(inputShape.Plane);
        ChannelExponentials.Run(inputShape, input, output, sums.Span, default);
        for (var channel = 0; channel < inputShape.Channels; channel++)
            Quotients.Divide(output.Slice(channel * inputShape.Plane, inputShape.Plane), sums.Span);
    }
}
