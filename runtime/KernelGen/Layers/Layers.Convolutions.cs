using System;
using KernelGen.Execution;
using KernelGen.Shared;

namespace KernelGen;

public static partial class Layers
{
    /// <summary>A convolution (cross-correlation) over rows and columns: <c>torch.nn.Conv2d</c>.</summary>
    /// <param name="options">The layer.</param>
    /// <param name="inputShape">The shape of the input.</param>
    /// <param name="input">The input.</param>
    /// <param name="weight">(outChannels, inChannels/Groups, KernelHeight, KernelWidth).</param>
    /// <param name="bias">A number per output channel, or empty.</param>
    /// <param name="output">As many elements as <see cref="Conv2DOptions.OutputShape"/>; must not share memory with an input.</param>
    /// <exception cref="ArgumentNullException">The options are null.</exception>
    /// <exception cref="ArgumentException">An option is out of range, a span has the wrong length, or memory is shared.</exception>
    public static void Conv2D(
        Conv2DOptions options,
        TensorShape inputShape,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> weight,
        ReadOnlySpan<float> bias,
        Span<float> output)
    {
        ArgumentNullException.ThrowIfNull(options);
        var outputShape = options.OutputShape(inputShape);
        LayerArguments.RequireParameters(
            ref input, weight, options.WeightLength(inputShape), bias, ref output, inputShape, outputShape);
        var (rows, columns) = (options.Rows(inputShape.Height), options.Columns(inputShape.Width));
        new DirectConvolution(inputShape, outputShape, rows, columns, options.Groups).Run(input, weight, bias, output);
    }

    /// <summary>A convolution (cross-correlation) over a signal: <c>torch.nn.Conv1d</c>.</summary>
    /// <param name="options">The layer.</param>
    /// <param name="inputShape">The shape of the input: (channels, 1, length).</param>
    /// <param name="input">The input.</param>
    /// <param name="weight">(outChannels, inChannels/Groups, KernelSize).</param>
    /// <param name="bias">A number per output channel, or empty.</param>
    /// <param name="output">As many elements as <see cref="Conv1DOptions.OutputShape"/>; must not share memory with an input.</param>
    /// <exception cref="ArgumentNullException">The options are null.</exception>
    /// <exception cref="ArgumentException">An option is out of range, a span has the wrong length, or memory is shared.</exception>
    public static void Conv1D(
        Conv1DOptions options,
        TensorShape inputShape,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> weight,
        ReadOnlySpan<float> bias,
        Span<float> output)
    {
        ArgumentNullException.ThrowIfNull(options);
        var outputShape = options.OutputShape(inputShape);
        LayerArguments.RequireParameters(
            ref input, weight, options.WeightLength(inputShape), bias, ref output, inputShape, outputShape);
        var oneRow = new WindowAxis(1, 1, 1, 1, 0, 0);
        var samples = options.Samples(inputShape.Width);
        new DirectConvolution(inputShape, outputShape, oneRow, samples, options.Groups).Run(input, weight, bias, output);
    }

    /// <summary>A transposed convolution over rows and columns: <c>torch.nn.ConvTranspose2d</c>.</summary>
    /// <param name="options">The layer.</param>
    /// <param name="inputShape">The shape of the input.</param>
    /// <param name="input">The input.</param>
    /// <param name="weight">(inChannels, outChannels/Groups, KernelHeight, KernelWidth).</param>
    /// <param name="bias">A number per output channel, or empty.</param>
    /// <param name="output">As many elements as <see cref="ConvTranspose2DOptions.OutputShape"/>; must not share memory with an
    /// input.</param>
    /// <exception cref="ArgumentNullException">The options are null.</exception>
    /// <exception cref="ArgumentException">An option is out of range, a span has the wrong length, or memory is shared.</exception>
    public static void ConvTranspose2D(
        ConvTranspose2DOptions options,
        TensorShape inputShape,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> weight,
        ReadOnlySpan<float> bias,
        Span<float> output)
    {
        ArgumentNullException.ThrowIfNull(options);
        var outputShape = options.OutputShape(inputShape);
        LayerArguments.RequireParameters(
            ref input, weight, options.WeightLength(inputShape), bias, ref output, inputShape, outputShape);
        var (rows, columns) = (options.Rows(inputShape.Height), options.Columns(inputShape.Width));
        new TransposedConvolution(inputShape, outputShape, rows, columns, options.Groups).Run(input, weight, bias, output);
    }
}
