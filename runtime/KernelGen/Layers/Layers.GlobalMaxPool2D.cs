using System;
using KernelGen.Execution;

namespace KernelGen;

/// <content>Maximum of whole channels.</content>
public static partial class Layers
{
    /// <summary>The greatest number of each channel, NaN if one is in it: <c>torch.nn.AdaptiveMaxPool2d(1)</c>.</summary>
    /// <param name="inputShape">The shape of the input.</param>
    /// <param name="input">The input.</param>
    /// <param name="output">A number per channel; it must not share memory with the input.</param>
    /// <exception cref="ArgumentException">A size is less than 1, a span is too short, or memory is shared.</exception>
    public static void GlobalMaxPool2D(TensorShape inputShape, ReadOnlySpan<float> input, Span<float> output)
    {
        LayerArguments.RequireShape(inputShape);
        LayerArguments.RequireTensors(ref input, ref output, inputShape, new(inputShape.Channels));
        for (var channel = 0; channel < inputShape.Channels; channel++)
            output[channel] = Whole.Greatest(input.Slice(channel * inputShape.Plane, inputShape.Plane));
    }
}
