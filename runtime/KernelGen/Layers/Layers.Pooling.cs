using System;
using KernelGen.Operations;

namespace KernelGen;

public static partial class Layers
{
    /// <summary>The maximum of each window, NaN if the window contains a NaN: <c>torch.nn.MaxPool2d</c>.</summary>
    /// <param name="options">The layer.</param>
    /// <param name="inputShape">The shape of the input.</param>
    /// <param name="input">The input.</param>
    /// <param name="output">As many elements as <see cref="PoolLayerOptions.OutputShape"/>; must not share memory with the input.</param>
    /// <exception cref="ArgumentNullException">The options are null.</exception>
    /// <exception cref="ArgumentException">An option is out of range, a span is too short, or memory is shared.</exception>
    public static void MaxPool2D(MaxPool2DOptions options, TensorShape inputShape, ReadOnlySpan<float> input, Span<float> output)
    {
        ArgumentNullException.ThrowIfNull(options);
        var outputShape = options.OutputShape(inputShape);
        LayerArguments.RequireTensors(ref input, ref output, inputShape, outputShape);
        var (rows, columns) = (options.Rows(inputShape.Height), options.Columns(inputShape.Width));
        WindowReduction<GreatestReduction>.Run(inputShape, outputShape, rows, columns, input, output);
    }

    /// <summary>The mean of each window: <c>torch.nn.AvgPool2d</c>.</summary>
    /// <param name="options">The layer.</param>
    /// <param name="inputShape">The shape of the input.</param>
    /// <param name="input">The input.</param>
    /// <param name="output">As many elements as <see cref="PoolLayerOptions.OutputShape"/>; must not share memory with the input.</param>
    /// <exception cref="ArgumentNullException">The options are null.</exception>
    /// <exception cref="ArgumentException">An option is out of range, a span is too short, or memory is shared.</exception>
    public static void AvgPool2D(AvgPool2DOptions options, TensorShape inputShape, ReadOnlySpan<float> input, Span<float> output)
    {
        ArgumentNullException.ThrowIfNull(options);
        var outputShape = options.OutputShape(inputShape);
        LayerArguments.RequireTensors(ref input, ref output, inputShape, outputShape);
        var (rows, columns) = (options.Rows(inputShape.Height), options.Columns(inputShape.Width));
        WindowReduction<SumReduction>.Run(inputShape, outputShape, rows, columns, input, output);
        WindowCounts.Divide(output, outputShape, rows, columns, options.CountIncludePad);
    }

    /// <summary>The sum of each window: <c>torch.nn.AvgPool2d</c> with <c>divisor_override = 1</c>.</summary>
    /// <param name="options">The layer.</param>
    /// <param name="inputShape">The shape of the input.</param>
    /// <param name="input">The input.</param>
    /// <param name="output">As many elements as <see cref="PoolLayerOptions.OutputShape"/>; must not share memory with the input.</param>
    /// <exception cref="ArgumentNullException">The options are null.</exception>
    /// <exception cref="ArgumentException">An option is out of range, a span is too short, or memory is shared.</exception>
    public static void SumPool2D(SumPool2DOptions options, TensorShape inputShape, ReadOnlySpan<float> input, Span<float> output)
    {
        ArgumentNullException.ThrowIfNull(options);
        var outputShape = options.OutputShape(inputShape);
        LayerArguments.RequireTensors(ref input, ref output, inputShape, outputShape);
        var (rows, columns) = (options.Rows(inputShape.Height), options.Columns(inputShape.Width));
        WindowReduction<SumReduction>.Run(inputShape, outputShape, rows, columns, input, output);
    }

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
            output[channel] = Reduce.Sum(input.Slice(channel * inputShape.Plane, inputShape.Plane)) / inputShape.Plane;
    }

    /// <summary>The maximum of each channel, NaN if the channel contains a NaN: <c>torch.nn.AdaptiveMaxPool2d(1)</c>.</summary>
    /// <param name="inputShape">The shape of the input.</param>
    /// <param name="input">The input.</param>
    /// <param name="output">A number per channel; it must not share memory with the input.</param>
    /// <exception cref="ArgumentException">A size is less than 1, a span is too short, or memory is shared.</exception>
    public static void GlobalMaxPool2D(TensorShape inputShape, ReadOnlySpan<float> input, Span<float> output)
    {
        LayerArguments.RequireShape(inputShape);
        LayerArguments.RequireTensors(ref input, ref output, inputShape, new(inputShape.Channels));
        for (var channel = 0; channel < inputShape.Channels; channel++)
            output[channel] = Reduce.Max(input.Slice(channel * inputShape.Plane, inputShape.Plane));
    }
}
