using System.Numerics;
using System;
using KernelGen.CompilerServices;
using KernelGen.Execution;

namespace KernelGen;

/// <content>Batch normalisation.</content>
public static partial class Layers
{
    /// <summary>(x − mean)/√(variance + epsilon)·weight + bias per channel: <c>torch.nn.BatchNorm2d</c> in inference.</summary>
    /// <remarks>Taken as x·scale + shift, both found in double precision and rounded once.</remarks>
    /// <param name="inputShape">The shape of the input.</param>
    /// <param name="input">The input.</param>
    /// <param name="weight">A number per channel, or empty for 1.</param>
    /// <param name="bias">A number per channel, or empty for 0.</param>
    /// <param name="runningMean">A number per channel.</param>
    /// <param name="runningVariance">A number per channel, not negative.</param>
    /// <param name="output">At least as many numbers as the input; the input itself, or memory that it does not share.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    /// <exception cref="ArgumentException">A size is less than 1, a span has the wrong length, memory is shared, or epsilon is negative or not finite.</exception>
    public static void BatchNorm2D(
        TensorShape inputShape,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> weight,
        ReadOnlySpan<float> bias,
        ReadOnlySpan<float> runningMean,
        ReadOnlySpan<float> runningVariance,
        Span<float> output,
        double epsilon = 1e-5)
    {
        LayerArguments.RequireShape(inputShape);
        if (!double.IsFinite(epsilon) || epsilon < 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(epsilon), epsilon,
                FormattableString.Invariant($"BatchNorm2D: epsilon is {epsilon}; it must be finite and not negative."));
        }
        LayerArguments.RequireRoom(input.Length, inputShape.Length, nameof(input));
        input = input[..inputShape.Length];
        LayerArguments.RequireElementwise(input, output);
        if (!weight.IsEmpty) LayerArguments.RequireExactly(weight.Length, inputShape.Channels, nameof(weight));
        LayerArguments.RequireBias(bias.Length, inputShape.Channels);
        LayerArguments.RequireExactly(runningMean.Length, inputShape.Channels, nameof(runningMean));
        LayerArguments.RequireExactly(runningVariance.Length, inputShape.Channels, nameof(runningVariance));
        for (var channel = 0; channel < inputShape.Channels; channel++)
        {
            var scale = (weight.IsEmpty ? 1 : weight[channel]) / Math.Sqrt(runningVariance[channel] + epsilon);
            var shift = (bias.IsEmpty ? 0 : bias[channel]) - runningMean[channel] * scale;
            var plane = new Range(channel * inputShape.Plane, (channel + 1) * inputShape.Plane);
            Elementwise.Run(new Affine((float)scale, (float)shift), input[plane], output[plane]);
        }
    }

    private readonly struct Affine(float scale, float shift) : IFunction
    {
        public Vector<float> Of(Vector<float> x) => LanesNative.MultiplyAdd(x, new(scale), new(shift));
    }
}
