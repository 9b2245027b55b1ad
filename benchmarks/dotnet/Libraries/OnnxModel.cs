using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using Google.Protobuf;

namespace KernelGen.Peers;

/// <summary>A network in ONNX's format, with its weights.</summary>
/// <remarks>Numbers of fields are those of onnx.proto; only what these networks need is written.</remarks>
internal sealed class OnnxModel
{
    private const int FormatVersion = 8, OperatorVersion = 17;
    private const int Float = 1;                        // TensorProto.DataType
    private const int IsInteger = 2, AreIntegers = 7;   // AttributeProto.AttributeType

    private readonly Message graph = new();
    private readonly Topology topology;

    private OnnxModel(Sample sample)
    {
        topology = sample.Topology;
        for (var i = 0; i < topology.Steps.Count; i++) Write(i, topology.Steps[i], sample.Weights[i], sample.Biases[i]);
        graph.Text(2, "network");
        graph.Nested(11, Value("input", Shape(topology.Channels, topology.Size)));
        graph.Nested(12, Value(Name(topology.Steps.Count - 1), Shape(topology.Last.Channels, topology.Last.Size)));
    }

    /// <summary>The name of the output of a step.</summary>
    public static string Name(int step) => step < 0 ? "input" : $"step{step}";

    /// <summary>The bytes of a model file.</summary>
    public static byte[] Of(Sample sample)
    {
        var operators = new Message();
        operators.Number(2, OperatorVersion);
        var model = new Message();
        model.Number(1, FormatVersion);
        model.Nested(8, operators);
        model.Nested(7, new OnnxModel(sample).graph);
        return model.ToArray();
    }

    private long[] Shape(int channels, int size) => size == 1 ? [topology.Batch, channels] : [topology.Batch, channels, size, size];

    private void Write(int index, NetworkStep step, float[] weights, float[] biases)
    {
        var (channels, size) = topology.Input(step);
        var source = Name(step.Source);
        var last = step.Activation == StepActivation.None && step.Added == NetworkStep.Nothing ? Name(index) : Name(index) + "sums";
        (string, long[])[] window =
        [
            ("kernel_shape", [step.Window, step.Window]), ("strides", [step.Stride, step.Stride]),
            ("pads", [step.Padding, step.Padding, step.Padding, step.Padding]),
        ];
        switch (step.Kind)
        {
            case StepKind.Convolution:
                Weights($"w{index}", weights, step.Channels, channels / step.Groups, step.Window, step.Window);
                Weights($"b{index}", biases, step.Channels);
                Node("Conv", [source, $"w{index}", $"b{index}"], last, [.. window, ("group", [step.Groups])]);
                break;
            case StepKind.Linear:
                Weights($"w{index}", weights, step.Channels, channels * size * size);
                Weights($"b{index}", biases, step.Channels);
                Node("Flatten", [source], source + "flat");
                Node("Gemm", [source + "flat", $"w{index}", $"b{index}"], last, ("transB", [1]));
                break;
            case StepKind.MaximumPool:
                Node("MaxPool", [source], last, window);
                break;
            case StepKind.GlobalMean:
                Node("GlobalAveragePool", [source], last);
                break;
        }
        if (step.Added != NetworkStep.Nothing)
        {
            var sum = step.Activation == StepActivation.None ? Name(index) : last + "added";
            Node("Add", [last, Name(step.Added)], sum);
            last = sum;
        }
        if (step.Activation == StepActivation.ReLU) Node("Relu", [last], Name(index));
        if (step.Activation == StepActivation.ReLU6)
        {
            Weights($"zero{index}", [0]);
            Weights($"six{index}", [6]);
            Node("Clip", [last, $"zero{index}", $"six{index}"], Name(index));
        }
    }

    private void Node(string kind, string[] inputs, string output, params (string Name, long[] Numbers)[] attributes)
    {
        var node = new Message();
        foreach (var input in inputs) node.Text(1, input);
        node.Text(2, output);
        node.Text(4, kind);
        foreach (var (name, numbers) in attributes)
        {
            var attribute = new Message();
            var isOne = name is "group" or "transB";
            attribute.Text(1, name);
            foreach (var number in numbers) attribute.Number(isOne ? 3 : 8, number);
            attribute.Number(20, isOne ? IsInteger : AreIntegers);
            node.Nested(5, attribute);
        }
        graph.Nested(1, node);
    }

    private void Weights(string name, float[] numbers, params long[] shape)
    {
        var tensor = new Message();
        foreach (var length in shape) tensor.Number(1, length);
        tensor.Number(2, Float);
        tensor.Text(8, name);
        tensor.Bytes(9, MemoryMarshal.AsBytes(numbers.AsSpan()));
        graph.Nested(5, tensor);
    }

    private static Message Value(string name, IEnumerable<long> lengths)
    {
        var shape = new Message();
        foreach (var length in lengths)
        {
            var dimension = new Message();
            dimension.Number(1, length);
            shape.Nested(1, dimension);
        }
        var tensor = new Message();
        tensor.Number(1, Float);
        tensor.Nested(2, shape);
        var type = new Message();
        type.Nested(1, tensor);
        var value = new Message();
        value.Text(1, name);
        value.Nested(2, type);
        return value;
    }

    /// <summary>A message of protocol buffers.</summary>
    private sealed class Message
    {
        private readonly MemoryStream stream = new();

        public void Number(int field, long number) => Write(field, WireFormat.WireType.Varint, output => output.WriteInt64(number));

        public void Text(int field, string text) => Write(field, WireFormat.WireType.LengthDelimited, output => output.WriteString(text));

        public void Bytes(int field, ReadOnlySpan<byte> bytes)
        {
            var copy = ByteString.CopyFrom(bytes);
            Write(field, WireFormat.WireType.LengthDelimited, output => output.WriteBytes(copy));
        }

        public void Nested(int field, Message message) => Bytes(field, message.ToArray());

        public byte[] ToArray() => stream.ToArray();

        private void Write(int field, WireFormat.WireType type, Action<CodedOutputStream> write)
        {
            using var output = new CodedOutputStream(stream, leaveOpen: true);
            output.WriteTag(field, type);
            write(output);
        }
    }
}
