using System;
using KernelGen.Execution;

namespace KernelGen;

/// <content>Mean of whole channels.</content>
public static partial class Layers
{
    /// <summary>The mean of each channel: <c>torch.nn.AdaptiveAvgPool2d(1)</c>.</summary>
    /// <param name="inputShape">The shape of the input.</param>
    /// <param name="input">The input.</param>
    /// <param name="output">A number per channel; it must not share memory with the input.</param>
    /// <exception cref="ArgumentException">A size is less than 1, a span is too short, or memory is shared.</exception>
    public static void GlobalAvgPool2D(TensorShape inputShape, ReadOnlySpan<float> input, Span<float> output)
    {
        LayerArguments.RequireShape(inputShape);
        LayerArguments.RequireTensors(ref input, ref output, inputShape, new(inputShape.Channels));
        for (var channel = 0; channel < inputShape.Channels; channel++)
            output[channel] = Whole.Sum(input.Slice(channel * inputShape.Plane, inputShape.Plane)) / inputShape.Plane;
    }
}
