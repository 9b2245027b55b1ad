using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Rules.Layers;

/// <summary>KG1003: a fused layer takes its input, the weight and bias that it has, and the output.</summary>
internal sealed class LayerSignatureMustFit : ILayerMethodRule
{
    private const string Source = "global::System.ReadOnlySpan<float>";
    private const string Destination = "global::System.Span<float>";

    public IEnumerable<Problem> Check(LayerMethodDeclaration declaration)
    {
        var method = declaration.Method;
        var layers = declaration.Sequence.Layers;
        var names = new List<string> { "input" };
        if (layers.Any(layer => layer.HasWeights)) names.Add("weight");
        if (layers.Any(layer => layer.HasBias)) names.Add("bias");

        var expected = names.Select(_ => Source).Append(Destination);
        if (method.TypeParameters.Length == 0 && method.Parameters.Select(Type).SequenceEqual(expected)) yield break;
        var parameters = string.Concat(names.Select(name => $"ReadOnlySpan<float> {name}, "));
        yield return new Problem("KG1003", Place.Parameters,
            $"The parameters of '{method.DisplayName}' do not fit its layers; {Reason(layers)}, so they must be ({parameters}Span<float> output)")
        {
            Remedies = new[]
            {
                Remedy.Parameters(string.Concat(names.Select(name => $"{Source} {name}, ")) + $"{Destination} output"),
            }.ToEquatableArray(),
        };
    }

    /// <summary>The parameter's type; <c>this</c> and <c>scoped</c> change nothing for the callee.</summary>
    private static string Type(ParameterModel parameter)
    {
        var type = parameter.Type;
        foreach (var modifier in new[] { "this ", "scoped " })
            if (type.StartsWith(modifier, StringComparison.Ordinal)) type = type.Substring(modifier.Length);
        return type;
    }

    private static string Reason(IReadOnlyList<LayerDeclaration> layers)
    {
        if (layers.FirstOrDefault(layer => layer.HasWeights) is not { } owner) return "they have no weights";
        return $"{owner.Attribute} has a weight {(owner.HasBias ? "and a bias" : "and no bias")}";
    }
}
