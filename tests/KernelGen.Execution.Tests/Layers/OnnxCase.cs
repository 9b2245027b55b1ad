using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace KernelGen.Execution.Tests.GenericLayers;

/// <summary>A published case of single operators: a graph, weights, inputs and outputs, from <c>case.json</c> and raw files.</summary>
internal sealed class OnnxCase
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "material", "onnx-node"));
    private static readonly string Models = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "material", "models"));
    private readonly string folder;
    private readonly JsonElement root;

    private OnnxCase(string folder)
    {
        this.folder = folder;
        using var stream = File.OpenRead(Path.Combine(folder, "case.json"));
        root = JsonDocument.Parse(stream).RootElement;
    }

    public static bool Present => Directory.Exists(Folder);

    public static bool ModelsPresent => Directory.Exists(Models);

    public string Name => Path.GetRelativePath(Path.Combine(Folder, ".."), folder);
    public bool IsInteger => root.TryGetProperty("integer", out var flag) && flag.GetBoolean();
    public int Opset => root.GetProperty("opset").GetProperty("ai.onnx").GetInt32();
    public IEnumerable<OnnxNode> Nodes => Graph.GetProperty("nodes").EnumerateArray().Select(node => new OnnxNode(node, Opset));
    public IEnumerable<JsonElement> Sets => root.GetProperty("sets").EnumerateArray();
    private JsonElement Graph => root.GetProperty("graph");

    /// <summary>All cases, in the order of their names.</summary>
    public static IEnumerable<OnnxCase> All() =>
        Directory.GetFiles(Folder, "case.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => new OnnxCase(Path.GetDirectoryName(path)!));

    /// <summary>All whole networks, in the order of their names.</summary>
    public static IEnumerable<OnnxCase> AllModels() =>
        Directory.GetDirectories(Models).Order(StringComparer.Ordinal).Select(path => new OnnxCase(path));

    /// <summary>The shape of the network's input; a size that is not said is 1.</summary>
    public int[] InputShape => Graph.GetProperty("inputs")[0].GetProperty("shape").EnumerateArray().Select(
        size => size.ValueKind == JsonValueKind.Number ? size.GetInt32() : 1).ToArray();

    public string InputName => Graph.GetProperty("inputs")[0].GetProperty("name").GetString()!;

    /// <summary>Results of the network, one behind another.</summary>
    public int Outputs => Graph.GetProperty("outputs").GetArrayLength();

    /// <summary>Whether floats hold every tensor of the case.</summary>
    public bool IsFloat =>
        Graph.GetProperty("initializers").EnumerateArray()
            .Concat(Sets.SelectMany(set => set.GetProperty("inputs").EnumerateArray()))
            .Select(tensor => tensor.GetProperty("dtype").GetString())
            .All(type => type == "float32" || (type == "int32" && IsInteger));

    public Dictionary<string, OnnxTensor> Initializers() => Read(Graph.GetProperty("initializers"));

    public Dictionary<string, OnnxTensor> Inputs(JsonElement set) => Read(set.GetProperty("inputs"));

    /// <summary>The first output; a second is indices or a mask.</summary>
    public (string Name, OnnxTensor Tensor) Output(JsonElement set)
    {
        var first = set.GetProperty("outputs")[0];
        return (first.GetProperty("name").GetString()!, Tensor(first));
    }

    private Dictionary<string, OnnxTensor> Read(JsonElement tensors) =>
        tensors.EnumerateArray().ToDictionary(tensor => tensor.GetProperty("name").GetString()!, Tensor);

    private OnnxTensor Tensor(JsonElement tensor)
    {
        var bytes = File.ReadAllBytes(Path.Combine(folder, tensor.GetProperty("file").GetString()!))
            .AsSpan(tensor.GetProperty("offset").GetInt32(), tensor.GetProperty("nbytes").GetInt32());
        var type = tensor.GetProperty("dtype").GetString();
        var values = new float[bytes.Length / (type == "int64" ? 8 : 4)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = type switch
            {
                "int64" => BinaryPrimitives.ReadInt64LittleEndian(bytes[(8 * i)..]),
                "int32" => BinaryPrimitives.ReadInt32LittleEndian(bytes[(4 * i)..]),
                _ => BinaryPrimitives.ReadSingleLittleEndian(bytes[(4 * i)..]),
            };
        }
        return new(tensor.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()).ToArray(), values);
    }
}

/// <summary>A test over published ONNX cases; skipped, and saying so, where they are not beside the repository.</summary>
internal sealed class OnnxFactAttribute : FactAttribute
{
    public OnnxFactAttribute()
    {
        if (!OnnxCase.Present) Skip = "No ONNX cases: ../shared/material/onnx-node is not beside the repository.";
    }
}
