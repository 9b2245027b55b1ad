using System;
using System.Linq;

namespace KernelGen.Execution.Tests.GenericLayers;

/// <summary>The window of an ONNX convolution or pool over one or two axes; a single axis is taken as columns.</summary>
internal sealed record OnnxWindow(TensorShape Sample, OnnxWindow.Axis Rows, OnnxWindow.Axis Columns)
{
    /// <summary>One axis of the window.</summary>
    internal sealed record Axis(int Window, int Stride, int Dilation, int Before, int After);

    /// <param name="node">The operator.</param>
    /// <param name="shape">The input: batch, channels, then the axes.</param>
    /// <param name="kernel">The window's sizes.</param>
    public static OnnxWindow Of(OnnxNode node, int[] shape, int[] kernel)
    {
        var axes = shape.Length - 2;
        if (axes > 2) throw new InexpressibleException("three axes");
        var ones = Enumerable.Repeat(1, axes).ToArray();
        var (strides, dilations) = (node.Integers("strides", ones), node.Integers("dilations", ones));
        var pads = node.Integers("pads", new int[2 * axes]);
        var automatic = node.Text("auto_pad", "NOTSET");
        var all = Enumerable.Range(0, axes)
            .Select(i => automatic.StartsWith("SAME", StringComparison.Ordinal)
                ? Same(shape[2 + i], kernel[i], strides[i], dilations[i], automatic == "SAME_UPPER")
                : new Axis(kernel[i], strides[i], dilations[i], pads[i], pads[axes + i]))
            .ToArray();
        return axes == 1
            ? new(new(shape[1], 1, shape[2]), new(1, 1, 1, 0, 0), all[0])
            : new(new(shape[1], shape[2], shape[3]), all[0], all[1]);
    }

    /// <summary>The window in the words of the options.</summary>
    public T Said<T>(T options)
        where T : WindowLayerOptions =>
        (T)(options with
        {
            KernelHeight = Rows.Window,
            KernelWidth = Columns.Window,
            StrideHeight = Rows.Stride,
            StrideWidth = Columns.Stride,
            PaddingTop = Rows.Before,
            PaddingBottom = Rows.After,
            PaddingLeft = Columns.Before,
            PaddingRight = Columns.After,
        });

    /// <summary>As many outputs as ⌈input/stride⌉; an odd padding has one more at the end, or at the beginning.</summary>
    private static Axis Same(int input, int window, int stride, int dilation, bool upper)
    {
        var padding = Math.Max(0, ((input + stride - 1) / stride - 1) * stride + dilation * (window - 1) + 1 - input);
        return new(window, stride, dilation, upper ? padding / 2 : padding - padding / 2, upper ? padding - padding / 2 : padding / 2);
    }
}

/// <summary>A case that no layer can express, and why.</summary>
internal sealed class InexpressibleException(string reason) : Exception(reason);
