using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using KernelGen.Execution.Tests.GenericLayers;
using KernelGen.Execution.Tests.Networks;

namespace KernelGen.Execution.Tests.Models;

/// <summary>
/// A published network as attributes and a safetensors file: every operator becomes the layer that computes it, and constants become
/// its tensors.
/// </summary>
internal sealed class ModelNetwork
{
    private readonly Dictionary<string, OnnxTensor> constants;
    private readonly Dictionary<string, ModelTensor> tensors = [];
    private readonly List<ModelLayer> layers = [];
    private readonly OnnxCase onnx;
    private int[] input;

    /// <exception cref="InexpressibleException">An operator that no layer is.</exception>
    public ModelNetwork(OnnxCase onnx)
    {
        if (onnx.Outputs > 1) throw new InexpressibleException($"{onnx.Outputs} outputs; a network has one");
        (this.onnx, constants) = (onnx, onnx.Initializers());
        input = onnx.InputShape[1..];
        tensors[onnx.InputName] = new(null, input.Length == 1, null);
        foreach (var node in onnx.Nodes) Take(node);
    }

    /// <summary>Rows and columns that channels are spread over behind the last layer (depth to space); 1 for none.</summary>
    public int Spread { get; private set; } = 1;

    public string Attributes =>
        Text($"[Network({string.Join(", ", input)})]\n[{string.Join(", ", layers.Select(layer => layer.Attribute))}]");

    /// <summary>The constants under the names that <c>nn.Sequential</c> would give them.</summary>
    public byte[] SafeTensors()
    {
        var (header, data) = (new StringBuilder("{"), new List<byte>());
        Span<byte> number = stackalloc byte[4];
        foreach (var (name, tensor) in layers.SelectMany(
            (layer, index) => layer.Tensors.Select(pair => (Text($"{index}.{pair.Name}"), pair.Tensor))))
        {
            var begin = data.Count;
            foreach (var value in tensor.Values)
            {
                BinaryPrimitives.WriteSingleLittleEndian(number, value);
                data.AddRange(number);
            }
            header.Append(header.Length > 1 ? "," : "").Append(Text(
                $"\"{name}\":{{\"dtype\":\"F32\",\"shape\":[{string.Join(",", tensor.Shape)}],\"data_offsets\":[{begin},{data.Count}]}}"));
        }
        return TensorFile.Bytes(Encoding.UTF8.GetBytes(header.Append('}').ToString()), [.. data]);
    }

    private void Take(OnnxNode node)
    {
        if (TakeConstant(node)) return;
        switch (node.Operator)
        {
            case "Conv": Convolve(node); break;
            case "Gemm" or "MatMul": Multiply(node); break;
            case "Add" when Constant(node) is { } bias: Shift(node, bias); break;
            case "Mul" when Constant(node) is { } factor: Scale(node, factor.Values, new float[factor.Values.Length]); break;
            case "Add": Join(node, "Add"); break;
            case "Concat" when node.Integer("axis", 1) == 1: Join(node, "Concat"); break;
            case "BatchNormalization": Normalize(node); break;
            case "MaxPool": Pool(node, "MaxPool2D", ""); break;
            case "AveragePool":
                Pool(node, "AvgPool2D", node.Integer("count_include_pad", 0) == 0 ? ", CountIncludePad = false" : "");
                break;
            case "GlobalAveragePool": Layer(node, "GlobalAvgPool2D"); break;
            case "Relu": Layer(node, "ReLU"); break;
            case "Tanh" or "Softmax" or "LogSoftmax" or "Sigmoid" or "HardSwish" or "Dropout": Layer(node, node.Operator); break;
            case "Pad" when node.Integers("pads").All(size => size == 0): Pass(node); break;
            case "Flatten" or "Reshape" or "Transpose": Rearrange(node); break;
            default: throw new InexpressibleException($"operator {node.Operator}");
        }
    }

    /// <summary>What is computed of constants alone is a constant.</summary>
    private bool TakeConstant(OnnxNode node)
    {
        var (first, name) = (node.Inputs.FirstOrDefault(), node.Outputs[0]);
        switch (node.Operator)
        {
            case "Constant":
                return true;    // the shape of a Reshape
            case "ConstantOfShape":
                var shape = Array.ConvertAll(constants[first!].Values, size => (int)size);
                constants[name] = new(shape, Enumerable.Repeat(node.First("value"), OnnxTensor.Product(shape)).ToArray());
                return true;
            case "Reshape" when constants.TryGetValue(first!, out var tensor):
                constants[name] = tensor with { Shape = Array.ConvertAll(constants[node.Inputs[1]].Values, size => (int)size) };
                return true;
            case "Unsqueeze" when constants.TryGetValue(first!, out var tensor):
                constants[name] = tensor;   // its numbers are told apart by channel only
                return true;
            default:
                return false;
        }
    }

    private void Convolve(OnnxNode node)
    {
        var weight = constants[node.Inputs[1]];
        var (rows, columns) = (weight.Shape[2], weight.Shape[3]);
        var pads = Pads(node, rows, columns);
        var (strides, dilations) = (node.Integers("strides", 1, 1), node.Integers("dilations", 1, 1));
        var window = Text($"KernelHeight = {rows}, KernelWidth = {columns}, StrideHeight = {strides[0]}, StrideWidth = {strides[1]}");
        Layer(node, Text($"Conv2D({weight.Shape[0]}, {window}, {pads}, DilationHeight = {dilations[0]}, DilationWidth = {dilations[1]}, ")
            + Text($"Groups = {node.Integer("group", 1)}, DropRemainder = true"));
        SetWeights(weight, node.Inputs.Length > 2 ? constants[node.Inputs[2]].Values : new float[weight.Shape[0]]);
    }

    /// <summary>A matrix of inputs by outputs is turned; features that a Transpose had moved are moved in the matrix instead.</summary>
    private void Multiply(OnnxNode node)
    {
        if (node.Number("alpha", 1) != 1 || node.Number("beta", 1) != 1 || node.Integer("transA", 0) != 0)
            throw new InexpressibleException("factors of Gemm");
        var (tensor, matrix) = (tensors[node.Inputs[0]], constants[node.Inputs[1]]);
        var isTurned = node.Integer("transB", 0) == 1;
        var (features, outputs) = isTurned ? (matrix.Shape[1], matrix.Shape[0]) : (matrix.Shape[0], matrix.Shape[1]);
        var weight = new float[outputs * features];
        for (var i = 0; i < weight.Length; i++)
        {
            var (output, feature) = (i / features, tensor.Order?[i % features] ?? i % features);
            weight[i] = matrix.Values[isTurned ? output * features + feature : feature * outputs + output];
        }
        if (!tensor.IsFlat) Append("Flatten", tensor.Name);
        Layer(node, Text($"Linear({outputs}"), isFlat: true);
        SetWeights(new([outputs, features], weight), node.Inputs.Length > 2 ? constants[node.Inputs[2]].Values : new float[outputs]);
    }

    /// <summary>A constant for each channel is a bias of the layer before, or a normalization by itself.</summary>
    private void Shift(OnnxNode node, OnnxTensor bias)
    {
        var last = layers[^1];
        if (last.Name != tensors[node.Inputs[0]].Name || last.Tensors.Count != 2)
        {
            Scale(node, Enumerable.Repeat(1f, bias.Values.Length).ToArray(), bias.Values);
            return;
        }
        var sum = last.Tensors[1].Tensor.Values.Zip(bias.Values, (a, b) => a + b).ToArray();
        last.Tensors[1] = ("bias", new([sum.Length], sum));
        Pass(node);
    }

    private void Normalize(OnnxNode node)
    {
        var (weight, bias) = (constants[node.Inputs[1]].Values, constants[node.Inputs[2]].Values);
        var (mean, variance) = (constants[node.Inputs[3]].Values, constants[node.Inputs[4]].Values);
        var epsilon = node.Number("epsilon", 1e-5);
        if (!tensors[node.Inputs[0]].IsFlat)
        {
            Layer(node, Text($"BatchNorm2D(Epsilon = {epsilon:R}"));
            layers[^1].Tensors.AddRange(
                new[] { weight, bias, mean, variance }.Zip(
                    ["weight", "bias", "running_mean", "running_var"], (values, name) => (name, new OnnxTensor([values.Length], values))));
            return;
        }
        // features have no normalization of their own: it goes into the matrix before
        var (matrix, shift) = (layers[^1].Tensors[0].Tensor, layers[^1].Tensors[1].Tensor);
        var factors = weight.Zip(variance, (w, v) => w / Math.Sqrt(v + epsilon)).ToArray();
        var values = matrix.Values.Select((value, i) => (float)(value * factors[i / matrix.Shape[1]])).ToArray();
        layers[^1].Tensors.Clear();
        var shifted = shift.Values.Select((value, i) => (float)((value - mean[i]) * factors[i] + bias[i])).ToArray();
        SetWeights(new(matrix.Shape, values), shifted);
        Pass(node);
    }

    private void Scale(OnnxNode node, float[] factors, float[] shifts)
    {
        Layer(node, "BatchNorm2D");
        var (zeros, ones) = (new float[factors.Length], Enumerable.Repeat(1 - 1e-5f, factors.Length).ToArray());   // 1 with epsilon
        layers[^1].Tensors.AddRange([
            ("weight", new([factors.Length], factors)), ("bias", new([factors.Length], shifts)),
            ("running_mean", new([factors.Length], zeros)), ("running_var", new([factors.Length], ones))]);
    }

    private void Pool(OnnxNode node, string layer, string option)
    {
        var (window, strides) = (node.Integers("kernel_shape"), node.Integers("strides", 1, 1));
        var ceil = node.Integer("ceil_mode", 0) == 1 ? ", CeilMode = true" : "";
        Layer(node, Text($"{layer}(KernelHeight = {window[0]}, KernelWidth = {window[1]}, StrideHeight = {strides[0]}, ")
            + Text($"StrideWidth = {strides[1]}, {Pads(node, window[0], window[1])}, DropRemainder = true{option}{ceil}"));
    }

    private static string Pads(OnnxNode node, int rows, int columns)
    {
        var pads = node.Integers("pads", 0, 0, 0, 0);
        if (node.Text("auto_pad", "NOTSET") == "SAME_UPPER")        // at stride 1
            pads = [(rows - 1) / 2, (columns - 1) / 2, rows / 2, columns / 2];
        return Text($"PaddingTop = {pads[0]}, PaddingLeft = {pads[1]}, PaddingBottom = {pads[2]}, PaddingRight = {pads[3]}");
    }

    private void Join(OnnxNode node, string layer)
    {
        var names = node.Inputs.Select(name => tensors[name].Name).ToArray();
        foreach (var (other, i) in names.Skip(1).Select((name, i) => (name, i)))
            Append($"{layer}(\"{other}\"", i == 0 ? names[0] : layers[^1].Name);
        tensors[node.Outputs[0]] = tensors[node.Inputs[0]] with { Name = layers[^1].Name };
    }

    /// <summary>Rows of numbers under another shape. Behind the last layer channels may be spread over rows and columns.</summary>
    private void Rearrange(OnnxNode node)
    {
        var (tensor, order) = (tensors[node.Inputs[0]], node.Integers("perm"));
        if (node.Operator == "Reshape" && layers.Count == 0)
        {
            input = constants[node.Inputs[1]].Values[1..].Select(size => (int)size).ToArray();
            tensors[node.Outputs[0]] = new(null, false, null);
        }
        else if (node.Operator == "Transpose" && order.AsSpan().SequenceEqual([0, 2, 3, 1]))
        {
            // (channel, row, column) to (row, column, channel): only a matrix behind it takes numbers in that order
            tensors[node.Outputs[0]] = tensor with { IsChannelsLast = true };
        }
        else if (node.Operator == "Transpose" && order.AsSpan().SequenceEqual([0, 1, 4, 2, 5, 3]))
        {
            Spread = (int)Math.Sqrt(layers[^1].Tensors[1].Tensor.Values.Length);
            tensors[node.Outputs[0]] = tensor;
        }
        else if (node.Operator == "Transpose")
        {
            throw new InexpressibleException("operator Transpose");
        }
        else if (tensor.IsChannelsLast)
        {
            var positions = onnx.Initializers()[node.Inputs[1]].Values[^1];
            var channels = layers.FindLast(layer => layer.Tensors.Count == 2)!.Tensors[1].Tensor.Values.Length;
            var plane = (int)positions / channels;
            var places = Enumerable.Range(0, channels * plane).Select(i => i % plane * channels + i / plane).ToArray();
            tensors[node.Outputs[0]] = tensor with { Order = places };
        }
        else
        {
            Pass(node);
        }
    }

    private OnnxTensor? Constant(OnnxNode node) => constants.GetValueOrDefault(node.Inputs[1]);

    private void SetWeights(OnnxTensor weight, float[] bias) =>
        layers[^1].Tensors.AddRange([("weight", weight), ("bias", new([bias.Length], bias))]);

    private void Pass(OnnxNode node) => tensors[node.Outputs[0]] = tensors[node.Inputs[0]];

    private void Layer(OnnxNode node, string attribute, bool isFlat = false)
    {
        var source = tensors[node.Inputs[0]];
        var isFlattened = isFlat && layers.Count > 0 && layers[^1].Attribute.StartsWith("Flatten", StringComparison.Ordinal);
        Append(attribute, isFlattened ? layers[^1].Name : source.Name);
        tensors[node.Outputs[0]] = new(layers[^1].Name, isFlat || source.IsFlat, null);
    }

    /// <summary>A layer with a name, from another than the one before where that is so.</summary>
    private void Append(string attribute, string? source)
    {
        var name = Text($"t{layers.Count}");
        var from = source is null || (layers.Count > 0 && layers[^1].Name == source) ? "" : $", From = \"{source}\"";
        layers.Add(new(name, (attribute.Contains('(') ? attribute + ", " : attribute + "(") + $"As = \"{name}\"{from})"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>A layer, and its tensors by name.</summary>
    private sealed record ModelLayer(string Name, string Attribute)
    {
        public List<(string Name, OnnxTensor Tensor)> Tensors { get; } = [];
    }

    /// <summary>A tensor between the operators.</summary>
    /// <param name="Name">The layer that computes it; null for the input.</param>
    /// <param name="IsFlat">Whether it is features.</param>
    /// <param name="Order">Where each of its features is in the order in which the model's matrix takes them; null for the same.</param>
    private sealed record ModelTensor(string? Name, bool IsFlat, int[]? Order)
    {
        /// <summary>Whether the model has its channels behind rows and columns.</summary>
        public bool IsChannelsLast { get; init; }
    }
}
