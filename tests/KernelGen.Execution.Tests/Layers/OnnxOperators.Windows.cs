using System;
using System.Linq;

namespace KernelGen.Execution.Tests.GenericLayers;

/// <content>Convolutions and pools.</content>
internal static partial class OnnxOperators
{
    private static OnnxTensor Convolve(OnnxNode node, OnnxTensor[] x)
    {
        var (weight, bias) = (x[1], x.Length > 2 ? x[2].Values : []);
        var window = OnnxWindow.Of(node, x[0].Shape, weight.Shape[2..]);
        var options = window.Said(new Conv2DOptions(weight.Shape[0])
        {
            DilationHeight = window.Rows.Dilation,
            DilationWidth = window.Columns.Dilation,
            Groups = node.Integer("group", 1),
        });
        return Batch(x[0], options.OutputShape(window.Sample), (input, output) =>
            LayerEngine.Conv2D(options, window.Sample, input, weight.Values, bias, output));
    }

    private static OnnxTensor Spread(OnnxNode node, OnnxTensor[] x)
    {
        var (weight, bias) = (x[1], x.Length > 2 ? x[2].Values : []);
        var window = OnnxWindow.Of(node, x[0].Shape, weight.Shape[2..]);
        var more = node.Integers("output_padding", 0, 0);
        if (more.Length == 1) more = [0, more[0]];
        var sizes = node.Text("auto_pad", "NOTSET") == "SAME_UPPER"
            ? [window.Sample.Height * window.Rows.Stride, window.Sample.Width * window.Columns.Stride]
            : node.Integers("output_shape");
        if (sizes.Length > 0)
        {
            // the padding is what is too much of the whole output; where that is too little, the output is padded
            var wholes = new[]
            {
                (window.Sample.Height - 1) * window.Rows.Stride + (window.Rows.Window - 1) * window.Rows.Dilation + 1,
                (window.Sample.Width - 1) * window.Columns.Stride + (window.Columns.Window - 1) * window.Columns.Dilation + 1,
            };
            var before = wholes.Zip(sizes, (whole, size) => Math.Max(0, whole - size) / 2).ToArray();
            var after = wholes.Zip(sizes, (whole, size) => (Math.Max(0, whole - size) + 1) / 2).ToArray();
            more = wholes.Zip(sizes, (whole, size) => Math.Max(0, size - whole)).ToArray();
            window = window with
            {
                Rows = window.Rows with { Before = before[0], After = after[0] },
                Columns = window.Columns with { Before = before[1], After = after[1] },
            };
        }
        if (more[0] != more[1]) throw new InexpressibleException("two output paddings");
        var groups = node.Integer("group", 1);
        var options = window.Said(new ConvTranspose2DOptions(weight.Shape[1] * groups)
        {
            DilationHeight = window.Rows.Dilation,
            DilationWidth = window.Columns.Dilation,
            OutputPadding = more[0],
            Groups = groups,
        });
        return Batch(x[0], options.OutputShape(window.Sample), (input, output) =>
            LayerEngine.ConvTranspose2D(options, window.Sample, input, weight.Values, bias, output));
    }

    private static OnnxTensor PoolGreatest(OnnxNode node, OnnxTensor[] x)
    {
        var window = OnnxWindow.Of(node, x[0].Shape, node.Integers("kernel_shape"));
        var ceil = node.Integer("ceil_mode", 0) == 1;
        var options = window.Said(new MaxPool2DOptions { Dilation = window.Columns.Dilation, CeilMode = ceil });
        return Batch(x[0], options.OutputShape(window.Sample), (input, output) => LayerEngine.MaxPool2D(options, window.Sample, input, output));
    }

    private static OnnxTensor PoolMean(OnnxNode node, OnnxTensor[] x)
    {
        var window = OnnxWindow.Of(node, x[0].Shape, node.Integers("kernel_shape"));
        if (window.Columns.Dilation != 1 || window.Rows.Dilation != 1) throw new InexpressibleException("a mean with dilation");
        var options = window.Said(new AvgPool2DOptions
        {
            CeilMode = node.Integer("ceil_mode", 0) == 1,
            CountIncludePad = node.Integer("count_include_pad", 0) == 1,
        });
        return Batch(x[0], options.OutputShape(window.Sample), (input, output) => LayerEngine.AvgPool2D(options, window.Sample, input, output));
    }

    private static OnnxTensor Global(ShapedLayer pool, OnnxTensor x)
    {
        var shape = new TensorShape(x.Shape[1], x.Shape[2], x.Inner(3));
        return Batch(x, new(x.Shape[1]), (input, output) => pool(shape, input, output));
    }
}
