using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Roslyn;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Rules;

/// <summary>KG1010: the parts of a class have no order, so all layers of a network must be on one part.</summary>
internal sealed class LayersMustStandOnOnePart : INetworkRule
{
    public IEnumerable<Problem> Check(NetworkDeclaration declaration)
    {
        if (declaration.StrayLayer is { } stray)
            yield return new Problem("KG1010", Place.Attribute.In(stray),
                $"{declaration.Sequence.Layers[stray].Attribute} is on another part of '{declaration.Class.DisplayName}' than the other layers; "
                + "parts have no order: write all layers on one part");
    }
}

/// <summary>KG2007: a network has at least one layer.</summary>
internal sealed class LayersMustBeWritten : ISequenceRule
{
    public IEnumerable<Problem> Check(LayerSequence sequence)
    {
        if (sequence.Layers.Count == 0)
            yield return new Problem("KG2007", Place.Attribute,
                $"No layer follows the input of '{sequence.Name}'; write layer attributes after [{sequence.Attribute}], "
                + $"as in [{Example(sequence)}]");
    }

    /// <summary>Example layers for an input of any size.</summary>
    private static string Example(LayerSequence sequence)
    {
        var window = sequence.InputSizes.Skip(1).All(size => size >= 3) ? 3 : 1;
        return sequence.InputSizes.Count switch
        {
            1 => "Linear(8), ReLU",
            2 => $"Conv1D(8, {window}), ReLU",
            _ => $"Conv2D(8, {window}), ReLU",
        };
    }
}

/// <summary>KG1001: the names of the generated members are free.</summary>
internal sealed class MemberNamesMustBeFree : INetworkRule
{
    public IEnumerable<Problem> Check(NetworkDeclaration declaration)
    {
        var model = declaration.Class;
        var generated = GeneratedMembers.Of(model.TypeName, declaration.Options.Trainable == true).ToArray();
        var name = Place.Container(model.Containers.Count - 1);
        if (generated.FirstOrDefault(member => member.Name == model.Name) is { } namesake)
            yield return new Problem("KG1001", name,
                $"'{model.DisplayName}' has the name of a member that [Network] generates, and a class cannot have a member with its own name; "
                + $"rename the class, for example to '{namesake.Name}Net'");

        for (var i = 0; i < model.Members.Count; i++)
        {
            var member = model.Members[i];
            if (generated.FirstOrDefault(other => other.CollidesWith(member)) is not { } rival) continue;
            var what = rival.Name == member.Name && rival.Parameters is not null && member.Parameters is not null
                ? $"'{member.Name}' with the same parameters" : $"'{rival.Name}'";
            yield return member.AbstractIn is { } parent
                ? new Problem("KG1001", name,
                    $"'{model.DisplayName}' inherits the abstract '{member.Name}' of '{parent}', "
                    + $"and [Network] generates {what}, which does not override it; rename it in '{parent}'")
                : new Problem("KG1001", Place.Member(i),
                    $"'{model.DisplayName}' declares '{member.Name}', and [Network] generates {what}; rename your member");
        }
    }
}

/// <summary>KG1001: a network is an object with a generated constructor.</summary>
internal sealed class NetworkMustBeAnOrdinaryClass : INetworkRule
{
    public IEnumerable<Problem> Check(NetworkDeclaration declaration)
    {
        var model = declaration.Class;
        var faults = new List<string>();
        if (model.IsStatic) faults.Add("is static");
        if (model.IsAbstract) faults.Add("is abstract");
        if (model.IsRecord) faults.Add("is a record");
        if (model.HasConstructor) faults.Add("has a parameterless or primary constructor");
        if (model.BaseWithoutConstructor is { } parent)
            faults.Add($"derives from '{parent}', which has no parameterless constructor to call");
        if (model.HasExplicitLayout) faults.Add("has an explicit layout");
        if (faults.Count > 0)
            yield return new Problem("KG1001", Place.Container(model.Containers.Count - 1),
                $"'{model.DisplayName}' {string.Join(" and ", faults)}; [Network] completes an ordinary partial class and writes its constructor");
    }
}

/// <summary>KG1003: the parameters of a fused layer are its input, the weight and bias that it has, and the output.</summary>
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
            $"The parameters of '{method.DisplayName}' do not match its layers; {Reason(layers)}, so they must be ({parameters}Span<float> output)")
        {
            Remedies = new[]
            {
                Remedy.Parameters(string.Concat(names.Select(name => $"{Source} {name}, ")) + $"{Destination} output"),
            }.ToEquatableArray(),
        };
    }

    /// <summary>The type of the parameter; <c>this</c> and <c>scoped</c> make no difference for the callee.</summary>
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

/// <summary>KG2007: a fused layer is at most one layer with weights, then activations and pools.</summary>
internal sealed class LayersMustFuse : ILayerMethodRule
{
    private const string Remedy = "declare a method for each, or a [Network] class";

    public IEnumerable<Problem> Check(LayerMethodDeclaration declaration)
    {
        var layers = declaration.Sequence.Layers;
        LayerDeclaration? weighted = null, computing = null;
        for (var i = 0; i < layers.Count; i++)
        {
            var layer = layers[i];
            if (layer.From is not null)
                yield return Of(i, "the layers of a [Layer] method follow one another; use a [Network] class for From");
            else if (layer is NormalizationDeclaration or BranchDeclaration)
                yield return Of(i, "a [Layer] method has no tensors other than its weight and bias; use a [Network] class");
            else if (layer.HasWeights && weighted is not null)
                yield return Of(i, $"a [Layer] method has one layer with weights, and {weighted.Attribute} is one; {Remedy}");
            else if (layer.HasWeights && computing is not null)
                yield return Of(i, $"a [Layer] method begins with the layer that has weights, and {computing.Attribute} comes before it; {Remedy}");
            if (layer.HasWeights) weighted ??= layer;
            if (layer is not (FlattenDeclaration or DropoutDeclaration)) computing ??= layer;
        }

        Problem Of(int index, string reason) => new("KG2007", Place.Attribute.In(index),
            $"{layers[index].Attribute} cannot be fused into '{declaration.Method.DisplayName}': {reason}");
    }
}
