using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Rules.Layers;

/// <summary>KG1008, KG1009: a name can be written into a file of weights and means one layer.</summary>
internal sealed class LayerNamesMustBeUnique : ISequenceRule
{
    public IEnumerable<Problem> Check(LayerSequence sequence)
    {
        var tensors = new Dictionary<string, int>();
        var branches = new Dictionary<string, int>();
        for (var i = 0; i < sequence.Layers.Count; i++)
        {
            var layer = sequence.Layers[i];
            if (!IsName(layer.Name)) yield return Malformed(i, "Name", layer.Name!);
            if (!IsName(layer.As)) yield return Malformed(i, "As", layer.As!);

            if (layer.HasWeights)
            {
                var name = layer.Name ?? Invariant.Text(i);
                if (!tensors.TryGetValue(name, out var first)) tensors.Add(name, i);
                else yield return Twice(layer.Name is null ? first : i, "Name", name, first, i);
            }
            if (layer.As is { } branch)
            {
                if (!branches.TryGetValue(branch, out var first)) branches.Add(branch, i);
                else yield return Twice(i, "As", branch, first, i);
            }
        }

        Problem Malformed(int index, string option, string name) => new("KG1008", Place.Option(option).In(index),
            $"{option} of {sequence.Layers[index].Attribute} is \"{name}\"; a name is not empty and has no spaces");

        Problem Twice(int index, string option, string name, int first, int second) => new("KG1009", Place.Option(option).In(index),
            $"Layers {Layer(first)} and {Layer(second)} are both named \"{name}\"; give one of them another {option}");

        string Layer(int index) => Invariant.Text($"{index} ({sequence.Layers[index].Attribute})");
    }

    private static bool IsName(string? name) =>
        name is null || (name.Length > 0 && !name.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter)));
}
