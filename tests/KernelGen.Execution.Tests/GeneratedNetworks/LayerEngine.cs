using System;
using System.Linq;
using static KernelGen.Execution.Tests.GeneratedNetworks.GeneratedLayers;

namespace KernelGen.Execution.Tests.GenericLayers;

/// <summary>What runs the layers of published cases: the generic runtime, or networks of one layer that the real generator completes.</summary>
internal static class LayerEngine
{
    /// <summary>The generated layers that run instead of the runtime's, on this thread.</summary>
    [ThreadStatic]
    public static GeneratedNetworks.GeneratedLayers? Generated;

    /// <summary>Whether results must be equal: sums by the definition are exact for integers, Winograd's are not.</summary>
    [ThreadStatic]
    public static bool IsExact;

    private delegate void Runtime(ReadOnlySpan<float> input, Span<float> output);

    public static void Conv2D(
        Conv2DOptions options, TensorShape shape, ReadOnlySpan<float> input, float[] weight, float[] bias, Span<float> output) => Run(
        shape,
        Text($"Conv2D({options.OutChannels}, {options.KernelSize}, {Window(options)}, DilationHeight = {options.DilationHeight ?? options.Dilation}, DilationWidth = {options.DilationWidth ?? options.Dilation}, Groups = {options.Groups}{(IsExact ? ", Algorithm = ConvolutionAlgorithm.Direct" : "")}{Bias(bias)})"),
        Tensors(weight, bias), input, output, (x, y) => Layers.Conv2D(options, shape, x, weight, bias, y));

    public static void Conv1D(
        Conv1DOptions options, TensorShape shape, ReadOnlySpan<float> input, float[] weight, float[] bias, Span<float> output) => Run(
        shape,
        Text($"Conv1D({options.OutChannels}, {options.KernelSize}, Stride = {options.Stride}, Padding = {options.Padding}, Dilation = {options.Dilation}, Groups = {options.Groups}{Bias(bias)})"),
        Tensors(weight, bias), input, output, (x, y) => Layers.Conv1D(options, shape, x, weight, bias, y), isSignal: true);

    public static void ConvTranspose2D(
        ConvTranspose2DOptions options, TensorShape shape, ReadOnlySpan<float> input, float[] weight, float[] bias, Span<float> output) =>
        Run(
        shape,
        Text($"ConvTranspose2D({options.OutChannels}, {options.KernelSize}, {Window(options, options.Stride)}, DilationHeight = {options.DilationHeight ?? options.Dilation}, DilationWidth = {options.DilationWidth ?? options.Dilation}, OutputPadding = {options.OutputPadding}, Groups = {options.Groups}{Bias(bias)})"),
        Tensors(weight, bias), input, output, (x, y) => Layers.ConvTranspose2D(options, shape, x, weight, bias, y));

    public static void MaxPool2D(MaxPool2DOptions options, TensorShape shape, ReadOnlySpan<float> input, Span<float> output) => Run(
        shape, Text($"MaxPool2D(0, {Window(options)}, Dilation = {options.Dilation}, CeilMode = {Boolean(options.CeilMode)})"),
        [], input, output, (x, y) => Layers.MaxPool2D(options, shape, x, y));

    public static void AvgPool2D(AvgPool2DOptions options, TensorShape shape, ReadOnlySpan<float> input, Span<float> output) => Run(
        shape, Text(
            $"AvgPool2D(0, {Window(options)}, CeilMode = {Boolean(options.CeilMode)}, CountIncludePad = {Boolean(options.CountIncludePad)})"),
        [], input, output, (x, y) => Layers.AvgPool2D(options, shape, x, y));

    public static void GlobalAvgPool2D(TensorShape shape, ReadOnlySpan<float> input, Span<float> output) =>
        Run(shape, "GlobalAvgPool2D", [], input, output, (x, y) => Layers.GlobalAvgPool2D(shape, x, y));

    public static void GlobalMaxPool2D(TensorShape shape, ReadOnlySpan<float> input, Span<float> output) =>
        Run(shape, "GlobalMaxPool2D", [], input, output, (x, y) => Layers.GlobalMaxPool2D(shape, x, y));

    public static void Linear(ReadOnlySpan<float> input, float[] weight, float[] bias, Span<float> output) => Run(
        null, Text($"Linear({output.Length}{Bias(bias)})"), Tensors(weight, bias), input, output, (x, y) =>
            Layers.Linear(x, weight, bias, y));

    public static void BatchNorm2D(
        TensorShape shape, ReadOnlySpan<float> input, float[] weight, float[] bias, float[] mean, float[] variance, Span<float> output,
            double epsilon) => Run(
        shape, Text($"BatchNorm2D(Epsilon = {epsilon:R})"), [weight, bias, mean, variance], input, output,
        (x, y) => Layers.BatchNorm2D(shape, x, weight, bias, mean, variance, y, epsilon));

    public static void Softmax(TensorShape shape, ReadOnlySpan<float> input, Span<float> output) =>
        Run(shape, "Softmax", [], input, output, (x, y) => Layers.Softmax(shape, x, y));

    public static void LogSoftmax(TensorShape shape, ReadOnlySpan<float> input, Span<float> output) =>
        Run(shape, "LogSoftmax", [], input, output, (x, y) => Layers.LogSoftmax(shape, x, y));

    public static void ReLU(ReadOnlySpan<float> input, Span<float> output) => Run(null, "ReLU", [], input, output, Layers.ReLU);

    public static void ReLU6(ReadOnlySpan<float> input, Span<float> output) => Run(null, "ReLU6", [], input, output, Layers.ReLU6);

    public static void LeakyReLU(ReadOnlySpan<float> input, Span<float> output, float slope) =>
        Run(null, Text($"LeakyReLU({slope:R})"), [], input, output, (x, y) => Layers.LeakyReLU(x, y, slope));

    public static void Sigmoid(ReadOnlySpan<float> input, Span<float> output) => Run(null, "Sigmoid", [], input, output, Layers.Sigmoid);

    public static void Tanh(ReadOnlySpan<float> input, Span<float> output) => Run(null, "Tanh", [], input, output, Layers.Tanh);

    public static void GELU(ReadOnlySpan<float> input, Span<float> output) => Run(null, "GELU", [], input, output, Layers.GELU);

    public static void SiLU(ReadOnlySpan<float> input, Span<float> output) => Run(null, "SiLU", [], input, output, Layers.SiLU);

    public static void HardSwish(ReadOnlySpan<float> input, Span<float> output) =>
        Run(null, "HardSwish", [], input, output, Layers.HardSwish);

    public static void Flatten(ReadOnlySpan<float> input, Span<float> output) => Run(null, "Flatten", [], input, output, Layers.Flatten);

    public static void Dropout(ReadOnlySpan<float> input, Span<float> output) => Run(null, "Dropout", [], input, output, Layers.Dropout);

    public static void Add(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> output)
    {
        if (Generated is not null) throw new InexpressibleException("a network has one input");
        Layers.Add(left, right, output);
    }

    public static void Concat(
        TensorShape firstShape, ReadOnlySpan<float> first, TensorShape secondShape, ReadOnlySpan<float> second, Span<float> output)
    {
        if (Generated is not null) throw new InexpressibleException("a network has one input");
        Layers.Concat(firstShape, first, secondShape, second, output);
    }

    private static void Run(
        TensorShape? shape, string layer, float[][] tensors, ReadOnlySpan<float> input, Span<float> output, Runtime runtime,
            bool isSignal = false)
    {
        if (Generated is not { } generated)
        {
            runtime(input, output);
            return;
        }
        if (input.IsEmpty) throw new InexpressibleException("an empty tensor");
        var sizes = shape is not { } known ? Text($"{input.Length}") : isSignal ? Text($"{known.Channels}, {known.Width}")
            : Text($"{known.Channels}, {known.Height}, {known.Width}");
        if (generated.IsRecording) runtime(input, output);
        generated.Run($"[Network({sizes}), {layer}]", tensors, input, output);
    }

    private static float[][] Tensors(float[] weight, float[] bias) => bias.Length == 0 ? [weight] : [weight, bias];

    private static string Bias(float[] bias) => bias.Length == 0 ? ", Bias = false" : "";

    private static string Window(WindowLayerOptions options, int? step = null) => string.Join(", ", new (string Name, int? Value)[]
    {
        ("KernelHeight", options.KernelHeight), ("KernelWidth", options.KernelWidth),
        ("StrideHeight", options.StrideHeight ?? step), ("StrideWidth", options.StrideWidth ?? step),
        ("PaddingTop", options.PaddingTop ?? options.Padding), ("PaddingLeft", options.PaddingLeft ?? options.Padding),
        ("PaddingBottom", options.PaddingBottom ?? options.Padding), ("PaddingRight", options.PaddingRight ?? options.Padding),
    }
    .Where(option => option.Value is not null).Select(option => Text($"{option.Name} = {option.Value}")));

    private static string Boolean(bool value) => value ? "true" : "false";
}
