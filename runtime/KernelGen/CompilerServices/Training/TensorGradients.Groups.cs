using System;
using KernelGen.Operations;
using KernelGen.Shared;

namespace KernelGen.CompilerServices;

/// <content>Convolutions with groups, channel after channel.</content>
public static partial class TensorGradients
{
    /// <summary>The input's gradient of a convolution with groups: a transposed convolution with the same weights.</summary>
    /// <param name="layer">The convolution.</param>
    /// <param name="dy">The gradient of its output.</param>
    /// <param name="weight">Its weight.</param>
    /// <param name="dx">Takes the gradient of its input.</param>
    public static void ConvolutionInput(GroupedConvolution layer, ReadOnlySpan<float> dy, ReadOnlySpan<float> weight, Span<float> dx)
    {
        var (rows, columns) = (layer.Rows(layer.Near.Height), layer.Columns(layer.Near.Width));
        new TransposedConvolution(layer.Near, layer.Far, rows, columns, layer.Groups).Run(dy, weight, default, dx);
    }

    /// <summary>The input's gradient of a transposed convolution with groups: a convolution with the same weights.</summary>
    /// <param name="layer">The transposed convolution.</param>
    /// <param name="dy">The gradient of its output.</param>
    /// <param name="weight">Its weight.</param>
    /// <param name="dx">Takes the gradient of its input.</param>
    public static void TransposedInput(GroupedConvolution layer, ReadOnlySpan<float> dy, ReadOnlySpan<float> weight, Span<float> dx)
    {
        var (rows, columns) = (layer.Rows(layer.Far.Height), layer.Columns(layer.Far.Width));
        new DirectConvolution(layer.Far, layer.Near, rows, columns, layer.Groups).Run(dy, weight, default, dx);
    }

    /// <summary>The weight's gradient: weight(a, b, i, j) += Σ near(a, y, x)·far(b, y·Stride + i·Dilation − Padding, …).</summary>
    /// <param name="layer">The convolution.</param>
    /// <param name="near">The gradient of a convolution's output, or the input of a transposed one.</param>
    /// <param name="far">The input of a convolution, or the gradient of a transposed one's output.</param>
    /// <param name="weight">The gradients of the weight.</param>
    public static void GroupWeights(GroupedConvolution layer, ReadOnlySpan<float> near, ReadOnlySpan<float> far, Span<float> weight)
    {
        var (down, across) = (layer.Rows(layer.Far.Height), layer.Columns(layer.Far.Width));
        var (nearChannels, farChannels) = (layer.Near.Channels / layer.Groups, layer.Far.Channels / layer.Groups);
        var at = 0;
        for (var a = 0; a < layer.Near.Channels; a++)
            for (var b = 0; b < farChannels; b++)
            {
                var nearPlane = near.Slice(a * layer.Near.Plane, layer.Near.Plane);
                var farPlane = far.Slice((a / nearChannels * farChannels + b) * layer.Far.Plane, layer.Far.Plane);
                for (var i = 0; i < down.Window; i++)
                    for (var j = 0; j < across.Window; j++)
                        weight[at++] += Product(nearPlane, farPlane, layer, down, across, i, j);
            }
    }

    /// <summary>The gradients of a bias: the sums of all channels, channel after channel.</summary>
    /// <param name="dy">The gradient of the output.</param>
    /// <param name="bias">The gradients of the bias.</param>
    public static void PlaneSums(ReadOnlySpan<float> dy, Span<float> bias)
    {
        var plane = dy.Length / bias.Length;
        for (var channel = 0; channel < bias.Length; channel++) bias[channel] += Reduce.Sum(dy.Slice(channel * plane, plane));
    }

    private static float Product(
        ReadOnlySpan<float> near, ReadOnlySpan<float> far, GroupedConvolution layer, WindowAxis down, WindowAxis across, int i, int j)
    {
        var sum = 0.0;
        for (var y = 0; y < layer.Near.Height; y++)
        {
            var row = y * down.Stride + i * down.Dilation - down.Before;
            if (row < 0 || row >= layer.Far.Height) continue;
            var nearRow = near.Slice(y * layer.Near.Width, layer.Near.Width);
            var farRow = far.Slice(row * layer.Far.Width, layer.Far.Width);
            for (var x = 0; x < nearRow.Length; x++)
            {
                var column = x * across.Stride + j * across.Dilation - across.Before;
                if (column >= 0 && column < farRow.Length) sum += (double)nearRow[x] * farRow[column];
            }
        }
        return (float)sum;
    }
}
