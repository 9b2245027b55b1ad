using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Execution.Tests.GeneratedNetworks;
using Xunit;
using Xunit.Abstractions;

namespace KernelGen.Execution.Tests.GenericLayers;

/// <summary>Published ONNX cases whose every operator is a layer, sample by sample; those that no layer can express say why.</summary>
public sealed class OnnxLayerTests(ITestOutputHelper output)
{
    [OnnxFact]
    public void Layers_give_what_ONNX_publishes() => Assert.Equal((202, 60), Run());

    [OnnxFact]
    public void Generated_layers_give_what_ONNX_publishes()
    {
        using var generated = new GeneratedLayers();
        LayerEngine.Generated = generated;
        try
        {
            Run();
            generated.Compile();
            output.WriteLine($"{generated.Count} layers are generated");
            Assert.Equal((188, 74), Run());
        }
        finally
        {
            LayerEngine.Generated = null;
        }
    }

    /// <returns>How many cases ran, and how many cannot be expressed.</returns>
    private (int Ran, int Refused) Run()
    {
        var complaints = new List<string>();
        var ran = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var refused = 0;
        foreach (var onnx in OnnxCase.All())
        {
            var operators = onnx.Nodes.Select(node => node.Operator).ToArray();
            if (!operators.Any(OnnxOperators.All.ContainsKey)) continue;
            try
            {
                if (!onnx.IsFloat) throw new InexpressibleException("its numbers are no floats");
                complaints.AddRange(onnx.Sets.Select(set => Difference(onnx, onnx.Inputs(set), onnx.Output(set))).OfType<string>());
                var first = operators.First(OnnxOperators.All.ContainsKey);
                ran[first] = ran.GetValueOrDefault(first) + 1;
            }
            catch (InexpressibleException reason)
            {
                output.WriteLine($"not run: {onnx.Name} ({string.Join(", ", operators)}): {reason.Message}");
                refused++;
            }
        }
        output.WriteLine($"{ran.Values.Sum()} cases ran; {refused} cannot be expressed");
        output.WriteLine(string.Join(", ", ran.Select(pair => $"{pair.Key} {pair.Value}")));
        Assert.Empty(complaints);
        return (ran.Values.Sum(), refused);
    }

    private static string? Difference(OnnxCase onnx, Dictionary<string, OnnxTensor> inputs, (string Name, OnnxTensor Tensor) want)
    {
        LayerEngine.IsExact = onnx.IsInteger;
        var tensors = onnx.Initializers();
        foreach (var (name, tensor) in inputs) tensors[name] = tensor;
        foreach (var node in onnx.Nodes)
        {
            if (!OnnxOperators.All.TryGetValue(node.Operator, out var layer)
                && !OnnxOperators.Reshapes.TryGetValue(node.Operator, out layer))
                throw new InexpressibleException($"operator {node.Operator}");
            var arguments = node.Inputs.Select(name => name.Length == 0 ? OnnxTensor.Zero(0) : tensors[name]).ToArray();
            tensors[node.Outputs[0]] = layer(node, arguments);
        }
        var (got, wanted) = (tensors[want.Name].Values, want.Tensor.Values);
        if (got.Length != wanted.Length) return $"{onnx.Name}: {got.Length} numbers, wanted {wanted.Length}";
        var allowed = onnx.IsInteger ? 0 : 1e-6 + 3e-6 * wanted.Max(Math.Abs);
        for (var i = 0; i < got.Length; i++)
            if (!(Math.Abs(got[i] - wanted[i]) <= allowed)) return $"{onnx.Name}: number {i} is {got[i]}, wanted {wanted[i]} ± {allowed}";
        return null;
    }
}
