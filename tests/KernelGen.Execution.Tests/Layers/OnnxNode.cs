using System.Linq;
using System.Text.Json;

namespace KernelGen.Execution.Tests.GenericLayers;

/// <summary>An operator of an ONNX graph with its attributes.</summary>
internal sealed class OnnxNode(JsonElement node, int opset)
{
    public string Operator => node.GetProperty("op").GetString()!;
    public int Opset => opset;
    public string[] Inputs => Names("inputs");
    public string[] Outputs => Names("outputs");

    public int Integer(string attribute, int otherwise) => Value(attribute)?.GetInt32() ?? otherwise;
    public double Number(string attribute, double otherwise) => Value(attribute)?.GetDouble() ?? otherwise;
    public string Text(string attribute, string otherwise) => Value(attribute)?.GetString() ?? otherwise;

    public int[] Integers(string attribute, params int[] otherwise) =>
        Value(attribute) is JsonElement list ? list.EnumerateArray().Select(number => number.GetInt32()).ToArray() : otherwise;

    /// <summary>The first number of a tensor that is an attribute.</summary>
    public float First(string attribute) =>
        Value(attribute) is JsonElement tensor ? tensor.GetProperty("data").EnumerateArray().First().GetSingle() : 0;

    private JsonElement? Value(string attribute) =>
        node.GetProperty("attributes").TryGetProperty(attribute, out var value) ? value.GetProperty("value") : null;

    private string[] Names(string role) => node.GetProperty(role).EnumerateArray().Select(name => name.GetString()!).ToArray();
}
