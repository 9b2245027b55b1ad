using System;
using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Execution.Tests.GenericLayers;

/// <summary>ONNX operators by layers; every function computes a node's first output for a whole batch.</summary>
internal static partial class OnnxOperators
{
    private delegate void Layer(ReadOnlySpan<float> input, Span<float> output);

    /// <summary>What only says the shape anew.</summary>
    public static IReadOnlyDictionary<string, Func<OnnxNode, OnnxTensor[], OnnxTensor>> Reshapes { get; } =
        new Dictionary<string, Func<OnnxNode, OnnxTensor[], OnnxTensor>>
        {
            ["Unsqueeze"] = static (node, x) => node.Integers("axes").Aggregate(
                x[0], (tensor, axis) => tensor with { Shape = [.. tensor.Shape[..axis], 1, .. tensor.Shape[axis..]] }),
            ["Squeeze"] = static (node, x) =>
                x[0] with { Shape = [.. x[0].Shape.Where((_, axis) => !node.Integers("axes").Contains(axis))] },
        };

    /// <summary>What the layers can express at all.</summary>
    public static IReadOnlyDictionary<string, Func<OnnxNode, OnnxTensor[], OnnxTensor>> All { get; } =
        new Dictionary<string, Func<OnnxNode, OnnxTensor[], OnnxTensor>>
        {
            ["Conv"] = Convolve,
            ["ConvTranspose"] = Spread,
            ["MaxPool"] = PoolGreatest,
            ["AveragePool"] = PoolMean,
            ["GlobalAveragePool"] = static (node, x) => Global(LayerEngine.GlobalAvgPool2D, x[0]),
            ["GlobalMaxPool"] = static (node, x) => Global(LayerEngine.GlobalMaxPool2D, x[0]),
            ["Gemm"] = Multiply,
            ["BatchNormalization"] = Normalize,
            ["Softmax"] = static (node, x) => Soften(LayerEngine.Softmax, node, x[0]),
            ["LogSoftmax"] = static (node, x) => Soften(LayerEngine.LogSoftmax, node, x[0]),
            ["Relu"] = static (node, x) => Each(LayerEngine.ReLU, x[0]),
            ["Clip"] = Clip,
            ["LeakyRelu"] = static (node, x) =>
                Each((input, output) => LayerEngine.LeakyReLU(input, output, (float)node.Number("alpha", 0.01)), x[0]),
            ["Sigmoid"] = static (node, x) => Each(LayerEngine.Sigmoid, x[0]),
            ["Tanh"] = static (node, x) => Each(LayerEngine.Tanh, x[0]),
            ["HardSwish"] = static (node, x) => Each(LayerEngine.HardSwish, x[0]),
            ["Gelu"] = static (node, x) =>
                node.Text("approximate", "none") == "none"
                    ? Each(LayerEngine.GELU, x[0])
                    : throw new InexpressibleException("an approximation of GELU"),
            ["Swish"] = static (node, x) =>
                node.Number("alpha", 1) == 1
                    ? Each(LayerEngine.SiLU, x[0])
                    : throw new InexpressibleException("Swish with a factor of its own"),
            ["Add"] = Add,
            ["Concat"] = Concatenate,
            ["Flatten"] = static (node, x) =>
                node.Integer("axis", 1) == 1
                    ? Each(LayerEngine.Flatten, x[0])
                    : throw new InexpressibleException("samples are joined or split"),
            ["Dropout"] = static (node, x) => Each(LayerEngine.Dropout, x[0]),
        };

    private delegate void ShapedLayer(TensorShape shape, ReadOnlySpan<float> input, Span<float> output);

    private static OnnxTensor Each(Layer layer, OnnxTensor x)
    {
        var result = OnnxTensor.Zero(x.Shape);
        var samples = Math.Max(1, x.Shape.Length == 0 ? 1 : x.Shape[0]);
        var length = x.Values.Length / samples;
        for (var n = 0; n < samples; n++) layer(x.Values.AsSpan(n * length, length), result.Values.AsSpan(n * length, length));
        return result;
    }

    private static OnnxTensor Batch(OnnxTensor x, TensorShape output, Layer layer)
    {
        var result = OnnxTensor.Zero(x.Shape[0], output.Channels, output.Height, output.Width);
        var length = x.Inner(1);
        for (var n = 0; n < x.Shape[0]; n++)
            layer(x.Values.AsSpan(n * length, length), result.Values.AsSpan(n * output.Length, output.Length));
        return result;
    }
}
