using System;
using KernelGen.Execution;

namespace KernelGen;

/// <content>Mean pooling.</content>
public static partial class Layers
{
    /// <summary>The mean of each window: <c>torch.nn.AvgPool2d</c>.</summary>
    /// <param name="options">The layer.</param>
    /// <param name="inputShape">The shape of the input.</param>
    /// <param name="input">The input.</param>
    /// <param name="output">As many numbers as <see cref="PoolLayerOptions.OutputShape"/> says; no memory of the input's.</param>
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
}
