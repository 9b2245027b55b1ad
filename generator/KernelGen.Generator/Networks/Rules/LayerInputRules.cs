using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Rules;

/// <summary>KG1008: an input has at least one element and not more than an array holds.</summary>
internal sealed class InputMustBeInRange : ISequenceRule
{
    public IEnumerable<Problem> Check(LayerSequence sequence)
    {
        var sizes = sequence.InputSizes;
        for (var i = 0; i < sizes.Count; i++)
        {
            if (sizes[i] >= 1) continue;
            yield return new Problem("KG1008", Place.Argument(i),
                $"The input of '{sequence.Name}' has {sizes[i]} {Axis(sizes.Count, i)}; it must have at least 1");
            yield break;
        }
        if (TensorShape.Read(sizes) is { Length: > TensorsMustFitAnArray.Most } input)
            yield return new Problem("KG1008", Place.Attribute,
                $"The input of '{sequence.Name}' is a {input} tensor of {input.Length} elements; an array holds {TensorsMustFitAnArray.Most}");
    }

    private static string Axis(int rank, int index) => (rank, index) switch
    {
        (1, _) => "features",
        (_, 0) => "channels",
        (2, _) => "samples",
        (_, 1) => "rows",
        _ => "columns",
    };
}

/// <summary>KG1007, KG1008: bytes become (p·Scale − Mean)/Deviation, with one number for all channels or one per channel.</summary>
internal sealed class ByteScalingMustFitTheChannels : INetworkRule
{
    public IEnumerable<Problem> Check(NetworkDeclaration declaration)
    {
        var (name, options) = (declaration.Class.DisplayName, declaration.Options);
        var faults = 0;
        if (options.Scale is { } scale && !Numbers.IsFinite(scale))
        {
            faults++;
            yield return new Problem("KG1007", Place.Option("Scale"), $"Scale of '{name}' is {Invariant.Short(scale)}; it must be finite");
        }

        foreach (var (option, said, mayBeZero) in new[] { ("Mean", options.Mean, true), ("Deviation", options.Deviation, false) })
        {
            if (said is not { } values) continue;
            var channels = declaration.Sequence.InputSizes[0];
            if (values.Count > 1 && values.Count != channels)
            {
                faults++;
                yield return new Problem("KG1008", Place.Option(option),
                    $"{option} of '{name}' has {values.Count} elements; the input has {channels} channels: give one number, or one per channel");
            }
            for (var i = 0; i < values.Count; i++)
            {
                if (Numbers.IsFinite(values[i]) && (values[i] != 0 || mayBeZero)) continue;
                faults++;
                yield return new Problem("KG1007", Place.OptionElement(option, i),
                    $"{option} of '{name}' contains {Invariant.Short(values[i])}; it must be finite{(mayBeZero ? "" : " and not zero")}");
            }
        }
        if (faults > 0) yield break;
        foreach (var problem in Quotients(name, options)) yield return problem;
    }

    /// <summary>Finite numbers may have quotients that are infinite or 0 as a float.</summary>
    private static IEnumerable<Problem> Quotients(string name, NetworkOptions options)
    {
        for (var channel = 0; channel < ByteScaling.Channels(options); channel++)
        {
            var (factor, shift) = ByteScaling.Of(options, channel);
            var ofChannel = ByteScaling.Channels(options) == 1 ? "" : $" for channel {channel}";
            if (!Numbers.IsFinite(factor) || (factor == 0 && options.Scale != 0))
            {
                yield return new Problem("KG1007", options.Deviation is null ? Place.Option("Scale") : ElementOf("Deviation", options.Deviation, channel),
                    $"Scale/Deviation of '{name}'{ofChannel} is {(factor == 0 ? "0" : "infinite")} as a float; "
                    + "give numbers whose quotient a float holds");
                yield break;
            }
            if (Numbers.IsFinite(shift)) continue;
            yield return new Problem("KG1007", ElementOf("Mean", options.Mean, channel),
                $"Mean/Deviation of '{name}'{ofChannel} is infinite as a float; give numbers whose quotient a float holds");
            yield break;
        }
    }

    private static Place ElementOf(string option, EquatableArray<double>? said, int channel) =>
        Place.OptionElement(option, said is { Count: > 1 } ? channel : 0);
}

/// <summary>KG2007: layers over images, signals and features need a tensor of that kind.</summary>
internal sealed class LayerMustTakeItsInput : IStepRule
{
    public IEnumerable<Problem> Check(Step step)
    {
        if (step.Operation.Takes is not { } kind || kind == step.Input.Kind) yield break;
        yield return new Problem("KG2007", Place.Attribute.In(step.Index),
            $"{step.Written.Attribute} cannot follow a {step.Input} tensor: {KindRemedy.Of(kind, step)}")
        {
            Remedies = (kind, step.Input.Kind) switch
            {
                (TensorKind.Features, _) => Flatten(Remedy.InsertFlatten),
                (_, TensorKind.Features) when FollowsFlatten(step) && KindRemedy.BeforeFeatures(step)?.Kind == kind =>
                    Flatten(Remedy.MoveFlatten),
                _ => default,
            },
        };
    }

    private static EquatableArray<Remedy> Flatten(string how) => new[] { Remedy.Flatten(how) }.ToEquatableArray();

    /// <summary>Whether a Flatten removed rows and columns, and no Linear followed.</summary>
    private static bool FollowsFlatten(Step step) =>
        step.Written.From is null && step.Earlier.Reverse().TakeWhile(layer => layer.Attribute != "Linear").Any(layer => layer.Attribute == "Flatten");
}

/// <summary>KG2006: groups divide the channels of the input and of the output.</summary>
internal sealed class ChannelsMustFitTheGroups : IStepRule
{
    public IEnumerable<Problem> Check(Step step)
    {
        if (step.Operation is not IGrouped grouped) yield break;
        var (channels, groups) = (step.Input.Channels, grouped.Groups);
        if (channels % groups == 0 && grouped.OutChannels % groups == 0) yield break;
        yield return new Problem("KG2006", Place.Option("Groups").In(step.Index),
            $"{step.Written.Attribute} divides a {step.Input} tensor and {grouped.OutChannels} output channels into {groups} groups: "
            + $"{groups} must divide both {channels} and {grouped.OutChannels}");
    }
}
