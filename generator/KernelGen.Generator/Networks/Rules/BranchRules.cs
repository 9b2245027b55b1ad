using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;

namespace KernelGen.Generator.Networks.Rules;

/// <summary>KG2007, KG2006: a branch starts at an earlier layer and has a matching shape.</summary>
internal sealed class BranchMustFit : IStepRule
{
    public IEnumerable<Problem> Check(Step step)
    {
        if (step.Operation is not Junction junction) yield break;
        var (name, place) = (step.Written.Attribute, Place.Argument(0).In(step.Index));
        if (step.Branch is not { } branch)
        {
            yield return new Problem("KG2007", place, $"{name} cannot find a branch \"{junction.Branch}\": {SourceMustBeNamed.Known(step)}");
            yield break;
        }
        var (input, other) = (step.Input, branch.Output);
        var from = $"\"{junction.Branch}\" ({branch.Attribute})";
        if (junction.Kind == BranchKind.Add && input != other)
            yield return new Problem("KG2006", place,
                $"Add cannot add the {other} tensor of {from} to a {input} tensor: both must have the same shape");
        if (junction.Kind == BranchKind.Concat && (input.Kind, input.Height, input.Width) != (other.Kind, other.Height, other.Width))
            yield return new Problem("KG2006", place,
                $"Concat cannot append the {other} tensor of {from} to a {input} tensor: they may differ only in channels");
    }
}

/// <summary>KG1008, KG1009: a name is valid in a file of weights, and is unique.</summary>
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
                var name = layer.Name ?? $"{i}";
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
            $"{option} of {sequence.Layers[index].Attribute} is \"{name}\"; a name must not be empty or contain spaces");

        Problem Twice(int index, string option, string name, int first, int second) => new("KG1009", Place.Option(option).In(index),
            $"Layers {Layer(first)} and {Layer(second)} are both named \"{name}\"; give one of them another {option}");

        string Layer(int index) => $"{index} ({sequence.Layers[index].Attribute})";
    }

    private static bool IsName(string? name) =>
        name is null || (name.Length > 0 && !name.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter)));
}

/// <summary>KG2007: From names an earlier layer.</summary>
internal sealed class SourceMustBeNamed : IStepRule
{
    public IEnumerable<Problem> Check(Step step)
    {
        if (step.Written.From is not { } name || step.Source is not null) yield break;
        yield return new Problem("KG2007", Place.Option("From").In(step.Index),
            $"{step.Written.Attribute} cannot find its input \"{name}\": {Known(step)}");
    }

    /// <summary>The existing names, for messages.</summary>
    public static string Known(Step step)
    {
        var names = step.Earlier.Where(layer => layer.As is not null).Select(layer => $"\"{layer.As}\"").ToArray();
        return step.Earlier.Count == 0
            ? "there is no layer before it; put it after the layer that it needs, and name that layer with As"
            : names.Length == 0 ? "no layer before it has a name; add one with As"
            : $"the layers before it are named {string.Join(", ", names)}; use one of these, or add the name with As";
    }
}
