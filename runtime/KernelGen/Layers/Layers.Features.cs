using System;
using System.Numerics;
using KernelGen.CompilerServices;
using KernelGen.Operations;

namespace KernelGen;

public static partial class Layers
{
    /// <summary>(C, H, W) as C·H·W features: <c>torch.nn.Flatten</c>. The order of elements does not change.</summary>
    /// <param name="input">The input.</param>
    /// <param name="output">At least as many elements as the input; the input itself, or separate memory.</param>
    /// <exception cref="ArgumentException">The output is too short, or shares memory at another place.</exception>
    public static void Flatten(ReadOnlySpan<float> input, Span<float> output)
    {
        LayerArguments.RequireElementwise(input, output);
        input.CopyTo(output);
    }

    /// <summary>The numbers themselves: <c>torch.nn.Dropout</c> in inference.</summary>
    /// <inheritdoc cref="Flatten"/>
    public static void Dropout(ReadOnlySpan<float> input, Span<float> output)
    {
        LayerArguments.RequireElementwise(input, output);
        input.CopyTo(output);
    }

    /// <summary>weight·input + bias: <c>torch.nn.Linear</c>. The lengths of input and output are the layer's features.</summary>
    /// <param name="input">The input: inFeatures elements.</param>
    /// <param name="weight">(outFeatures, inFeatures).</param>
    /// <param name="bias">A number per output, or empty.</param>
    /// <param name="output">The output: outFeatures elements; must not share memory with an input.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or memory is shared.</exception>
    public static void Linear(ReadOnlySpan<float> input, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> output)
    {
        LayerArguments.RequireRoom(input.Length, 1, nameof(input));
        LayerArguments.RequireRoom(output.Length, 1, nameof(output));
        if ((long)input.Length * output.Length != weight.Length)
        {
            throw new ArgumentException(
                $"Linear: the weight has {weight.Length} elements; {input.Length} inputs and {output.Length} outputs need "
                + $"{(long)input.Length * output.Length}.", nameof(weight));
        }
        LayerArguments.RequireBias(bias.Length, output.Length);
        LayerArguments.RequireApart(input, output);
        LayerArguments.RequireApart(weight, output);
        LayerArguments.RequireApart(bias, output);
        MatrixVector.Multiply(weight, input, bias, output);
    }

    /// <summary>(x − mean)/√(variance + epsilon)·weight + bias per channel: <c>torch.nn.BatchNorm2d</c> in inference.</summary>
    /// <remarks>Computed as x·scale + shift; scale and shift are computed in double precision and rounded once.</remarks>
    /// <param name="inputShape">The shape of the input.</param>
    /// <param name="input">The input.</param>
    /// <param name="weight">A number per channel, or empty for 1.</param>
    /// <param name="bias">A number per channel, or empty for 0.</param>
    /// <param name="runningMean">A number per channel.</param>
    /// <param name="runningVariance">A number per channel, not negative.</param>
    /// <param name="output">At least as many elements as the input; the input itself, or separate memory.</param>
    /// <param name="epsilon">The number that is added to the variance.</param>
    /// <exception cref="ArgumentException">A size is less than 1, a span has the wrong length, memory is shared, or epsilon is negative or
    /// not finite.</exception>
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

    /// <summary>left + right, number by number: a residual.</summary>
    /// <param name="left">One tensor.</param>
    /// <param name="right">Another tensor of the same length.</param>
    /// <param name="output">At least as many elements; one of the two inputs itself, or separate memory.</param>
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
    /// <param name="output">As many elements as both inputs together; must not share memory with them.</param>
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
