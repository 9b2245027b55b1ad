using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Planning.Layers;
using KernelGen.Generator.Stencils.Layers;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Rules.Layers;

/// <summary>KG1008: the weights that are to be baked in are there, are those of the network, and are not too many.</summary>
internal sealed class WeightsMustFitTheNetwork : IWeightsRule
{
    public IEnumerable<Problem> Check(NetworkDeclaration declaration, NetworkPlan plan, WeightsFile file)
    {
        var (name, path) = (declaration.Class.DisplayName, declaration.Options.Weights);
        if (file.Text is not { } text)
        {
            yield return Of(file.Fault ?? "cannot be read");
            yield break;
        }
        if (!WeightsText.TryRead(text, out var tensors, out var problem))
        {
            yield return Of($"cannot be read: {problem}");
            yield break;
        }
        var rows = BakedWeights.Table(plan.Network).Where(row => row.Role != TensorRole.BatchCount).ToArray();
        var faults = Faults(rows, tensors).ToArray();
        foreach (var fault in faults) yield return Of(fault);
        if (faults.Length == 0 && BakedWeights.Read(plan, file)!.Packed.Any(static value => !Numbers.IsFinite(value)))
            yield return Of("holds a batch normalization that makes weights infinite or no numbers when it is folded into them: "
                + "its running variances must not be negative, nor 0 without an epsilon");

        var characters = BakedStrings.Of(plan, text).Sum(part => part.Characters);
        if (characters > BakedStrings.MostCharacters)
            yield return Of(Invariant.Text($"would take {2 * characters} bytes of strings; an assembly has room for ")
                + Invariant.Text($"{2 * BakedStrings.MostCharacters}: call Load at run time"));

        Problem Of(string fault) => new("KG1008", Place.Option("Weights"), $"Weights of '{name}': '{path}' {fault}");
    }

    private static IEnumerable<string> Faults(IReadOnlyList<Parameter> rows, IReadOnlyList<WeightsTensor> tensors)
    {
        foreach (var row in rows)
        {
            var shape = string.Join("x", row.Shape.Select(Invariant.Text));
            if (tensors.FirstOrDefault(tensor => tensor.Name == row.Name) is not { } found)
                yield return $"lacks tensor '{row.Name}' of shape {shape}";
            else if (!found.Shape.SequenceEqual(row.Shape))
                yield return $"holds tensor '{row.Name}' of shape {string.Join("x", found.Shape.Select(Invariant.Text))}; the network needs {shape}";
        }
        foreach (var tensor in tensors)
        {
            var place = Array.FindIndex(tensor.Values, static value => !Numbers.IsFinite(value));
            if (place >= 0)
            {
                yield return Invariant.Text(
                    $"holds tensor '{tensor.Name}' whose number {place} is {Invariant.Short(tensor.Values[place])}; weights must be finite");
            }
            if (rows.All(row => row.Name != tensor.Name)) yield return $"holds a tensor '{tensor.Name}' that the network does not have";
        }
    }
}
