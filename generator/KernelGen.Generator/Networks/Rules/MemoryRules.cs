using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Rules;

/// <summary>KG1008: the memory between the layers, and the packed weights, are one array each.</summary>
internal sealed class MemoryMustFitAnArray : IPlanRule
{
    private const long Longest = 0x7FFFFFC7 - 64;

    public IEnumerable<Problem> Check(NetworkPlan plan)
    {
        var network = plan.Network;
        var between = plan.BlockLength + network.Input.Length + network.Output.Length;
        if (between > Longest) yield return Of("between its layers", between);
        if (plan.PackedLength > Longest) yield return Of("for its weights", plan.PackedLength);
        if (plan.Training is not { } training) yield break;
        if (training.TapeLength + network.Input.Length > Longest) yield return Of("of each sample in training", training.TapeLength);
        if (training.WorkspaceLength > Longest) yield return Of("between its layers in training", training.WorkspaceLength);
        if (training.PackedLength > Longest) yield return Of("for its weights in training", training.PackedLength);
        if (training.GradientLength > Longest) yield return Of("for its gradients", training.GradientLength);

        Problem Of(string what, long count) => new("KG1008", Place.Attribute,
            $"'{network.Name}' needs {count} elements {what}; an array holds at most {Longest}: make the input or its layers smaller");
    }
}

/// <summary>KG1008: a feature map, and all parameters together, fit the longest array of .NET.</summary>
internal sealed class TensorsMustFitAnArray : IStepRule
{
    /// <summary><c>Array.MaxLength</c>, which netstandard2.0 does not have.</summary>
    public const long Most = 0x7FFF_FFC7;

    public IEnumerable<Problem> Check(Step step)
    {
        var output = step.Output;
        if (output.Length > Most)
            yield return Of($"produces a {output} tensor of {output.Length} elements");
        var parameters = step.Operation.Parameters(step.Input).Select(parameter => parameter.Length).ToArray();
        var own = parameters.Any(length => length > Most) ? Most + 1 : parameters.Sum();
        if (own + step.Earlier.ParameterCount > Most)
            yield return Of("makes the parameters longer than an array can be");

        Problem Of(string what) => new("KG1008", Place.Attribute.In(step.Index),
            $"{step.Written.Attribute} over a {step.Input} tensor {what}; the maximum is {Most}: use fewer channels or smaller images");
    }
}

/// <summary>KG1008: the weights to be baked exist, match the network, and are not too many.</summary>
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
            yield return Of("contains a batch normalization that makes weights infinite or NaN when it is folded into them: "
                + "its running variances must not be negative, nor 0 without an epsilon");

        var characters = BakedStrings.Of(plan, text).Sum(part => part.Characters);
        if (characters > BakedStrings.MostCharacters)
            yield return Of($"would take {2 * characters} bytes of strings; an assembly has room for "
                + $"{2 * BakedStrings.MostCharacters}: call Load at run time");

        Problem Of(string fault) => new("KG1008", Place.Option("Weights"), $"Weights of '{name}': '{path}' {fault}");
    }

    private static IEnumerable<string> Faults(IReadOnlyList<Parameter> rows, IReadOnlyList<WeightsTensor> tensors)
    {
        foreach (var row in rows)
        {
            var shape = string.Join("x", row.Shape.Select(value => $"{value}"));
            if (tensors.FirstOrDefault(tensor => tensor.Name == row.Name) is not { } found)
                yield return $"has no tensor '{row.Name}' of shape {shape}";
            else if (!found.Shape.SequenceEqual(row.Shape))
                yield return $"holds tensor '{row.Name}' of shape {string.Join("x", found.Shape.Select(value => $"{value}"))}; the network needs {shape}";
        }
        foreach (var tensor in tensors)
        {
            var place = Array.FindIndex(tensor.Values, static value => !Numbers.IsFinite(value));
            if (place >= 0)
            {
                yield return
                    $"holds tensor '{tensor.Name}' whose element {place} is {Invariant.Short(tensor.Values[place])}; weights must be finite";
            }
            if (rows.All(row => row.Name != tensor.Name)) yield return $"holds a tensor '{tensor.Name}' that the network does not have";
        }
    }
}

/// <summary>KG1008: the baked weights of all networks of an assembly fit its strings.</summary>
internal static class WeightsMustFitTheAssembly
{
    public const string Id = "KG1008";

    private const int MostNamed = 8;

    /// <summary>The problem of all networks together, or null; each network fits alone.</summary>
    public static Problem? Check(IReadOnlyList<(string Name, IReadOnlyList<BakedStrings> Strings)> networks)
    {
        var characters = networks.SelectMany(network => network.Strings).Distinct().Sum(part => part.Characters);
        if (networks.Count < 2 || characters <= BakedStrings.MostCharacters) return null;
        var list = networks.OrderByDescending(Size).Take(MostNamed).Select(network => $"'{network.Name}' {2 * Size(network)}");
        return new Problem(Id, Place.Option("Weights"),
            $"The baked weights of this assembly's {networks.Count} networks would take {2 * characters} bytes of strings: "
            + string.Join(", ", list) + (networks.Count > MostNamed ? ", …" : "")
            + $"; an assembly has room for {2 * BakedStrings.MostCharacters}: remove Weights from the largest and call Load "
            + "at run time, or declare some networks in another project");
    }

    private static long Size((string Name, IReadOnlyList<BakedStrings> Strings) network) => network.Strings.Sum(part => part.Characters);
}
