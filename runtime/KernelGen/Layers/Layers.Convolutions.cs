using System;
using KernelGen.CompilerServices;
using KernelGen.Operations;
using KernelGen.Shared;

namespace KernelGen;

/// <summary>Layers of convolutional networks whose shapes are known only at run time, as PyTorch defines them.</summary>
/// <remarks>
/// <para>
/// One sample, float, CHW: row by row in a channel, one channel after another. Parameters have PyTorch's layout and exactly their
/// length; inputs and outputs may be longer than needed. A shorter one is an <see cref="ArgumentException"/> that says found and needed.
/// </para>
/// <para>
/// NaN propagates through every layer; infinities behave as in PyTorch. Sums are made in float, in the order of the taps, with fused
/// steps where the machine has them: |error| ≤ (taps + 1)·2⁻²³·(Σ|weight·x| + |bias|); sums of integers below 2²⁴ are exact. A call
/// allocates nothing but scratch rented from the shared pool.
/// </para>
/// </remarks>
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
