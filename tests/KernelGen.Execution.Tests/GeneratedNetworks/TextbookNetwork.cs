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

    private (TensorShape Shape, double[] Numbers) Apply(LayerOperatorAttribute layer, int index, TensorShape shape, float[] x)
    {
        switch (layer)
        {
            case Conv2DAttribute convolution:
            {
                var rows = Axis(shape.Height, convolution.KernelSize, convolution.Stride, convolution.Padding);
                var columns = Axis(shape.Width, convolution.KernelSize, convolution.Stride, convolution.Padding);
                var sums = Textbook.Convolve(
                    shape, rows, columns, convolution.OutChannels, convolution.Groups, x, Tensor(index, "weight"),
                    convolution.Bias ? Tensor(index, "bias") : []).Sums;
                return (new(convolution.OutChannels, rows.Outputs, columns.Outputs), sums);
            }
            case MaxPool2DAttribute pool:
            {
                var rows = Axis(shape.Height, pool.Size, pool.Stride == 0 ? pool.Size : pool.Stride, pool.Padding);
                var columns = Axis(shape.Width, pool.Size, pool.Stride == 0 ? pool.Size : pool.Stride, pool.Padding);
                var output = new TensorShape(shape.Channels, rows.Outputs, columns.Outputs);
                return (output, Textbook.Greatest(shape, rows, columns, output.Height, output.Width, x));
            }
            case GlobalAvgPool2DAttribute:
                return (new(shape.Channels), Enumerable.Range(0, shape.Channels).Select(
                    channel => x.Skip(channel * shape.Plane).Take(shape.Plane).Average(number => (double)number)).ToArray());
            case BatchNorm2DAttribute normalization:
            {
                var (weight, bias) = (Tensor(index, "weight"), Tensor(index, "bias"));
                var (mean, variance) = (Tensor(index, "running_mean"), Tensor(index, "running_var"));
                return (shape, x.Select((number, i) => (i / shape.Plane) switch
                {
                    var c => (number - mean[c]) / Math.Sqrt(variance[c] + normalization.Epsilon) * weight[c] + bias[c],
                }).ToArray());
            }
            case LinearAttribute linear:
            {
                var (weight, bias) = (Tensor(index, "weight"), Tensor(index, "bias"));
                return (new(linear.OutFeatures), Enumerable.Range(0, linear.OutFeatures).Select(
                    output => bias[output] + x.Select((number, i) => (double)number * weight[output * x.Length + i]).Sum()).ToArray());
            }
            case AddAttribute add:
                return (shape, x.Zip(named[add.Source].Numbers, (a, b) => a + b).ToArray());
            case ReLUAttribute:
                return (shape, x.Select(number => Math.Max(0, (double)number)).ToArray());
            case ReLU6Attribute:
                return (shape, x.Select(number => Math.Clamp((double)number, 0, 6)).ToArray());
            case SoftmaxAttribute:
            {
                var exponentials = x.Select(number => Math.Exp(number)).ToArray();
                return (shape, exponentials.Select(number => number / exponentials.Sum()).ToArray());
            }
            case FlattenAttribute:
                return (new(shape.Length), x.Select(number => (double)number).ToArray());
            default:
                throw new NotSupportedException(layer.GetType().Name);
        }
    }

    private static TextbookAxis Axis(int input, int window, int stride, int padding) => new(input, window, stride, 1, padding, padding);

    private float[] Tensor(int index, string name) =>
        parameters[string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{index}.{name}")].ToArray();
}
