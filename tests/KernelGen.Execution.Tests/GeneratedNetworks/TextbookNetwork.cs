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
            MaxPool2DAttribute pool => Pool(pool, shape, x),
            GlobalAvgPool2DAttribute => (new(shape.Channels), Means(shape, x)),
            BatchNorm2DAttribute normalization => (shape, Normalize(normalization, index, shape, x)),
            LinearAttribute linear => (new(linear.OutFeatures), Multiply(linear, index, x)),
            AddAttribute add => (shape, x.Zip(named[add.Source].Numbers, (a, b) => a + b).ToArray()),
            ReLUAttribute => (shape, x.Select(number => Math.Max(0, (double)number)).ToArray()),
            ReLU6Attribute => (shape, x.Select(number => Math.Clamp((double)number, 0, 6)).ToArray()),
            SoftmaxAttribute => (shape, Shares(x)),
            FlattenAttribute => (new(shape.Length), x.Select(number => (double)number).ToArray()),
            _ => throw new NotSupportedException(layer.GetType().Name),
        };

    private (TensorShape Shape, double[] Numbers) Convolve(Conv2DAttribute convolution, int index, TensorShape shape, float[] x)
    {
        var rows = Axis(shape.Height, convolution.KernelSize, convolution.Stride, convolution.Padding);
        var columns = Axis(shape.Width, convolution.KernelSize, convolution.Stride, convolution.Padding);
        var sums = Textbook.Convolve(
            shape, rows, columns, convolution.OutChannels, convolution.Groups, x, Tensor(index, "weight"),
            convolution.Bias ? Tensor(index, "bias") : []).Sums;
        return (new(convolution.OutChannels, rows.Outputs, columns.Outputs), sums);
    }

    private static (TensorShape Shape, double[] Numbers) Pool(MaxPool2DAttribute pool, TensorShape shape, float[] x)
    {
        var stride = pool.Stride == 0 ? pool.Size : pool.Stride;
        var (rows, columns) = (Axis(shape.Height, pool.Size, stride, pool.Padding), Axis(shape.Width, pool.Size, stride, pool.Padding));
        var output = new TensorShape(shape.Channels, rows.Outputs, columns.Outputs);
        return (output, Textbook.Greatest(shape, rows, columns, output.Height, output.Width, x));
    }

    private static double[] Means(TensorShape shape, float[] x) => Enumerable.Range(0, shape.Channels)
        .Select(channel => x.Skip(channel * shape.Plane).Take(shape.Plane).Average(number => (double)number)).ToArray();

    private double[] Normalize(BatchNorm2DAttribute normalization, int index, TensorShape shape, float[] x)
    {
        var (weight, bias) = (Tensor(index, "weight"), Tensor(index, "bias"));
        var (mean, variance) = (Tensor(index, "running_mean"), Tensor(index, "running_var"));
        return x.Select((number, i) => ((double)number - mean[i / shape.Plane]) / Math.Sqrt(variance[i / shape.Plane] + normalization.Epsilon)
            * weight[i / shape.Plane] + bias[i / shape.Plane]).ToArray();
    }

    private double[] Multiply(LinearAttribute linear, int index, float[] x)
    {
        var (weight, bias) = (Tensor(index, "weight"), Tensor(index, "bias"));
        return Enumerable.Range(0, linear.OutFeatures)
            .Select(output => bias[output] + x.Select((number, i) => (double)number * weight[output * x.Length + i]).Sum()).ToArray();
    }

    private static double[] Shares(float[] x)
    {
        var exponentials = x.Select(number => Math.Exp(number)).ToArray();
        return exponentials.Select(number => number / exponentials.Sum()).ToArray();
    }

    private static TextbookAxis Axis(int input, int window, int stride, int padding) => new(input, window, stride, 1, padding, padding);

    private float[] Tensor(int index, string name) =>
        parameters[string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{index}.{name}")].ToArray();
}
