using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using KernelGen.Execution.Tests.GenericLayers;

namespace KernelGen.Execution.Tests.GeneratedNetworks;

/// <summary>A declared network layer by layer as a textbook defines it, in double precision, from its attributes alone.</summary>
internal sealed class TextbookNetwork(Type type, NetworkParameters parameters)
{
    private readonly Dictionary<string, (TensorShape Shape, double[] Numbers)> named = [];

    /// <summary>The output; between the layers numbers are rounded to float, which is far less than what is allowed.</summary>
    public double[] Compute(float[] input)
    {
        var network = type.GetCustomAttribute<NetworkAttribute>()!;
        var shape = new TensorShape(network.Channels, network.Height, network.Width);
        var numbers = input.Select(number => (double)number).ToArray();
        var index = 0;
        foreach (var layer in type.GetCustomAttributes<LayerOperatorAttribute>())
        {
            if (layer.From is { } from) (shape, numbers) = named[from];
            (shape, numbers) = Apply(layer, index++, shape, Array.ConvertAll(numbers, number => (float)number));
            if (layer.As is { } name) named[name] = (shape, numbers);
        }
        return numbers;
    }

    private (TensorShape Shape, double[] Numbers) Apply(
        LayerOperatorAttribute layer, int index, TensorShape shape, float[] x) => layer switch
        {
            Conv2DAttribute convolution => Convolve(convolution, index, shape, x),
            Conv1DAttribute convolution => Convolve(convolution, index, shape, x),
            ConvTranspose2DAttribute convolution => Spread(convolution, index, shape, x),
            PoolLayerAttribute pool => Pool(pool, shape, x),
            GlobalAvgPool2DAttribute => (new(shape.Channels), OfPlanes(shape, x, plane => plane.Average(number => (double)number))),
            GlobalMaxPool2DAttribute => (new(shape.Channels), OfPlanes(shape, x, plane => plane.Max())),
            BatchNorm2DAttribute normalization => (shape, Normalize(normalization, index, shape, x)),
            LinearAttribute linear => (new(linear.OutFeatures), Multiply(linear, index, x)),
            AddAttribute add => (shape, x.Zip(named[add.Source].Numbers, (a, b) => a + b).ToArray()),
            ConcatAttribute concat => Join(shape, x, named[concat.Source]),
            SoftmaxAttribute => (shape, Shares(shape, x)),
            LogSoftmaxAttribute => (shape, Array.ConvertAll(Shares(shape, x), Math.Log)),
            FlattenAttribute => (new(shape.Length), Array.ConvertAll(x, number => (double)number)),
            _ => (shape, Array.ConvertAll(x, number => Activate(layer, number))),
        };

    private static double Activate(LayerOperatorAttribute layer, double x) => layer switch
    {
        ReLUAttribute => Math.Max(0, x),
        ReLU6Attribute => Math.Clamp(x, 0, 6),
        LeakyReLUAttribute leaky => x < 0 ? x * leaky.Slope : x,
        SigmoidAttribute => 1 / (1 + Math.Exp(-x)),
        TanhAttribute => Math.Tanh(x),
        GELUAttribute => x * NormalDistribution.Of(x),
        SiLUAttribute => x / (1 + Math.Exp(-x)),
        HardSwishAttribute => x * Math.Clamp(x + 3, 0, 6) / 6,
        DropoutAttribute => x,
        _ => throw new NotSupportedException(layer.GetType().Name),
    };

    private (TensorShape Shape, double[] Numbers) Convolve(Conv2DAttribute convolution, int index, TensorShape shape, float[] x)
    {
        var (rows, columns) = Axes(
            convolution, shape, convolution.KernelSize, convolution.Stride,
            (Or(convolution.DilationHeight, convolution.Dilation), Or(convolution.DilationWidth, convolution.Dilation)));
        return Convolve(rows, columns, convolution.OutChannels, convolution.Groups, convolution.Bias, index, shape, x);
    }

    private (TensorShape Shape, double[] Numbers) Convolve(Conv1DAttribute convolution, int index, TensorShape shape, float[] x) => Convolve(
        new TextbookAxis(1, 1, 1, 1, 0, 0),
        new TextbookAxis(
            shape.Width, convolution.KernelSize, convolution.Stride, convolution.Dilation, convolution.Padding, convolution.Padding),
        convolution.OutChannels, convolution.Groups, convolution.Bias, index, shape, x);

    private (TensorShape Shape, double[] Numbers) Convolve(
        TextbookAxis rows, TextbookAxis columns, int channels, int groups, bool hasBias, int index, TensorShape shape, float[] x) => (
        new(channels, rows.Outputs, columns.Outputs),
        Textbook.Convolve(shape, rows, columns, channels, groups, x, Tensor(index, "weight"), hasBias ? Tensor(index, "bias") : []).Sums);

    private (TensorShape Shape, double[] Numbers) Spread(ConvTranspose2DAttribute convolution, int index, TensorShape shape, float[] x)
    {
        var (rows, columns) = Axes(
            convolution, shape, convolution.KernelSize, convolution.Stride,
            (Or(convolution.DilationHeight, convolution.Dilation), Or(convolution.DilationWidth, convolution.Dilation)));
        int Length(TextbookAxis axis) =>
            (axis.Input - 1) * axis.Stride + axis.Extent - axis.Before - axis.After + convolution.OutputPadding;
        var output = new TensorShape(convolution.OutChannels, Length(rows), Length(columns));
        var bias = convolution.Bias ? Tensor(index, "bias") : [];
        return (output, Textbook.Spread(shape, rows, columns, output, convolution.Groups, x, Tensor(index, "weight"), bias).Sums);
    }

    private static (TensorShape Shape, double[] Numbers) Pool(PoolLayerAttribute pool, TensorShape shape, float[] x)
    {
        var dilation = pool is MaxPool2DAttribute { Dilation: var steps } ? steps : 1;
        var (rows, columns) = Axes(pool, shape, pool.Size, pool.Stride, (dilation, dilation));
        var (height, width) = pool.CeilMode ? (rows.CeilOutputs, columns.CeilOutputs) : (rows.Outputs, columns.Outputs);
        return (new(shape.Channels, height, width), pool switch
        {
            MaxPool2DAttribute => Textbook.Greatest(shape, rows, columns, height, width, x),
            AvgPool2DAttribute average => Textbook.Mean(shape, rows, columns, height, width, x, average.CountIncludePad),
            _ => Textbook.Sum(shape, rows, columns, height, width, x),
        });
    }

    /// <summary>Both axes of a window; a side that is not written is that of both, and a pool's stride its size.</summary>
    private static (TextbookAxis Rows, TextbookAxis Columns) Axes(
        WindowLayerAttribute layer, TensorShape shape, int size, int stride, (int Rows, int Columns) dilation)
    {
        var (height, width) = (Or(layer.KernelHeight, size), Or(layer.KernelWidth, size));
        return (
            new(shape.Height, height, Or(layer.StrideHeight, Or(stride, height)), dilation.Rows,
                Or(layer.PaddingTop, layer.Padding), Or(layer.PaddingBottom, layer.Padding)),
            new(shape.Width, width, Or(layer.StrideWidth, Or(stride, width)), dilation.Columns,
                Or(layer.PaddingLeft, layer.Padding), Or(layer.PaddingRight, layer.Padding)));
    }

    private static int Or(int written, int otherwise) => written != 0 ? written : otherwise;

    private static double[] OfPlanes(TensorShape shape, float[] x, Func<float[], double> reduce) =>
        Enumerable.Range(0, shape.Channels)
            .Select(channel => reduce(x[(channel * shape.Plane)..((channel + 1) * shape.Plane)])).ToArray();

    private static (TensorShape Shape, double[] Numbers) Join(
        TensorShape shape, float[] x, (TensorShape Shape, double[] Numbers) other) => (
        shape with { Channels = shape.Channels + other.Shape.Channels }, [.. Array.ConvertAll(x, number => (double)number), .. other.Numbers]);

    private double[] Normalize(BatchNorm2DAttribute normalization, int index, TensorShape shape, float[] x)
    {
        var (weight, bias) = (Tensor(index, "weight"), Tensor(index, "bias"));
        var (mean, variance) = (Tensor(index, "running_mean"), Tensor(index, "running_var"));
        return x.Select((number, i) => ((double)number - mean[i / shape.Plane]) / Math.Sqrt(variance[i / shape.Plane] + normalization.Epsilon)
            * weight[i / shape.Plane] + bias[i / shape.Plane]).ToArray();
    }

    private double[] Multiply(LinearAttribute linear, int index, float[] x)
    {
        var (weight, bias) = (Tensor(index, "weight"), linear.Bias ? Tensor(index, "bias") : new float[linear.OutFeatures]);
        return Enumerable.Range(0, linear.OutFeatures)
            .Select(output => bias[output] + x.Select((number, i) => (double)number * weight[output * x.Length + i]).Sum()).ToArray();
    }

    /// <summary>Over the channels of each position.</summary>
    private static double[] Shares(TensorShape shape, float[] x)
    {
        var shares = Array.ConvertAll(x, number => Math.Exp(number));
        for (var position = 0; position < shape.Plane; position++)
        {
            var sum = Enumerable.Range(0, shape.Channels).Sum(channel => shares[channel * shape.Plane + position]);
            for (var channel = 0; channel < shape.Channels; channel++) shares[channel * shape.Plane + position] /= sum;
        }
        return shares;
    }

    private float[] Tensor(int index, string name) =>
        parameters[string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{index}.{name}")].ToArray();
}
