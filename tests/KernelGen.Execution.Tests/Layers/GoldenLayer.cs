using System;
using KernelGen.Execution.Tests.Goldens;

namespace KernelGen.Execution.Tests.GenericLayers;

/// <summary>A PyTorch call as a layer that runs on each sample of the batch; or the reason why it is none.</summary>
internal static class GoldenLayer
{
    private delegate void Layer(ReadOnlySpan<float> input, Span<float> output);

    /// <summary>Why the call cannot be expressed, or null.</summary>
    public static string? Objection(GoldenCase golden) =>
        golden.Function is "elu" or "hardsigmoid" or "mish" or "softplus" ? $"there is no layer for {golden.Function}"
        : golden.Parameter("divisor_override") is not null ? "a divisor of its own"
        : null;

    public static double[] Run(GoldenCase golden)
    {
        var x = golden.Input("x");
        var zero = golden.Parameter("x_zero_point")?.GetInt32() ?? 0;
        var input = Array.ConvertAll(x.Values, value => (float)(value - zero));
        var output = new float[golden.Output.Values.Length];
        var (samples, layer) = (x.Shape[0], Translate(golden, x.Shape));
        for (var n = 0; n < samples; n++)
        {
            var (from, to) = (input.Length / samples, output.Length / samples);
            layer(input.AsSpan(n * from, from), output.AsSpan(n * to, to));
        }
        return Array.ConvertAll(output, value => (double)value);
    }

    private static Layer Translate(GoldenCase golden, int[] x)
    {
        var shape = new TensorShape(x[1], x.Length > 3 ? x[2] : 1, x.Length > 2 ? x[^1] : 1);
        float[] Numbers(string role) => Array.ConvertAll(golden.Input(role).Values, value => (float)value);
        float[] Optional(string role) => golden.Has(role) ? Numbers(role) : [];
        switch (golden.Function)
        {
            case "conv2d":
                var conv = Convolution(golden);
                var (weight, bias) = (Numbers("weight"), Optional("bias"));
                return (input, output) => LayerEngine.Conv2D(conv, shape, input, weight, bias, output);
            case "conv1d":
                var signal = new Conv1DOptions(golden.Output.Shape[1], golden.Input("weight").Shape[2])
                {
                    Stride = golden.Integer("stride"),
                    Padding = golden.Integer("padding"),
                    Dilation = golden.Integer("dilation"),
                    Groups = golden.Integer("groups"),
                };
                (weight, bias) = (Numbers("weight"), Optional("bias"));
                return (input, output) => LayerEngine.Conv1D(signal, shape, input, weight, bias, output);
            case "conv_transpose2d":
                var transposed = new ConvTranspose2DOptions(golden.Output.Shape[1])
                {
                    KernelHeight = golden.Input("weight").Shape[2],
                    KernelWidth = golden.Input("weight").Shape[3],
                    Stride = golden.Integer("stride"),
                    Padding = golden.Integer("padding"),
                    OutputPadding = golden.Integer("output_padding"),
                    Dilation = golden.Integer("dilation"),
                    Groups = golden.Integer("groups"),
                };
                (weight, bias) = (Numbers("weight"), Optional("bias"));
                return (input, output) => LayerEngine.ConvTranspose2D(transposed, shape, input, weight, bias, output);
            case "max_pool2d":
                var max = Pool(golden, new MaxPool2DOptions { Dilation = Both(golden, "dilation_hw").First });
                return (input, output) => LayerEngine.MaxPool2D(max, shape, input, output);
            case "avg_pool2d":
                var mean = Pool(golden, new AvgPool2DOptions { CountIncludePad = golden.Flag("count_include_pad") });
                return (input, output) => LayerEngine.AvgPool2D(mean, shape, input, output);
            case "adaptive_avg_pool2d":
                return (input, output) => LayerEngine.GlobalAvgPool2D(shape, input, output);
            case "linear":
                (weight, bias) = (Numbers("weight"), Optional("bias"));
                return (input, output) => LayerEngine.Linear(input, weight, bias, output);
            case "batch_norm":
                var (scale, shift, average, variance) = (Numbers("weight"), Numbers("bias"), Numbers("mean"), Numbers("var"));
                var epsilon = golden.Number("eps");
                return (input, output) => LayerEngine.BatchNorm2D(shape, input, scale, shift, average, variance, output, epsilon);
            case "softmax":
                return (input, output) => LayerEngine.Softmax(shape, input, output);
            case "log_softmax":
                return (input, output) => LayerEngine.LogSoftmax(shape, input, output);
            case "leaky_relu":
                var slope = (float)golden.Number("negative_slope");
                return (input, output) => LayerEngine.LeakyReLU(input, output, slope);
            case "relu":
                return LayerEngine.ReLU;
            case "relu6":
                return LayerEngine.ReLU6;
            case "sigmoid":
                return LayerEngine.Sigmoid;
            case "tanh":
                return LayerEngine.Tanh;
            case "gelu":
                return LayerEngine.GELU;
            case "silu":
                return LayerEngine.SiLU;
            case "hardswish":
                return LayerEngine.HardSwish;
            default:
                throw new NotSupportedException($"{golden.Name}: function {golden.Function}");
        }
    }

    private static Conv2DOptions Convolution(GoldenCase golden)
    {
        var (stride, padding, dilation) = (Both(golden, "stride_hw"), Both(golden, "padding_hw"), Both(golden, "dilation_hw"));
        return new(golden.Output.Shape[1])
        {
            KernelHeight = golden.Input("weight").Shape[2],
            KernelWidth = golden.Input("weight").Shape[3],
            StrideHeight = stride.First,
            StrideWidth = stride.Second,
            PaddingTop = padding.First,
            PaddingBottom = padding.First,
            PaddingLeft = padding.Second,
            PaddingRight = padding.Second,
            DilationHeight = dilation.First,
            DilationWidth = dilation.Second,
            Groups = golden.Integer("groups"),
        };
    }

    private static T Pool<T>(GoldenCase golden, T options)
        where T : PoolLayerOptions
    {
        var (kernel, stride, padding) = (Both(golden, "kernel_hw"), Both(golden, "stride_hw"), Both(golden, "padding_hw"));
        return (T)(options with
        {
            KernelHeight = kernel.First,
            KernelWidth = kernel.Second,
            StrideHeight = stride.First,
            StrideWidth = stride.Second,
            PaddingTop = padding.First,
            PaddingBottom = padding.First,
            PaddingLeft = padding.Second,
            PaddingRight = padding.Second,
            CeilMode = golden.Flag("ceil_mode"),
        });
    }

    private static (int First, int Second) Both(GoldenCase golden, string parameter)
    {
        var (first, second) = golden.Two(parameter);
        return ((int)first, (int)second);
    }
}
