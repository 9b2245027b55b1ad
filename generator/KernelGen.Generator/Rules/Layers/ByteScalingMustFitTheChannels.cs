using System.Collections.Generic;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Rules.Layers;

/// <summary>KG1007, KG1008: bytes become (p·Scale − Mean)/Deviation, with one number for all channels or one for each.</summary>
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
                yield return new Problem("KG1008", Place.Option(option), Invariant.Text(
                    $"{option} of '{name}' has {values.Count} numbers; the input has {channels} channels: give one number, or one for each"));
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

    /// <summary>Each number may be finite, and what a byte is multiplied with or moved by not: as a float it is infinite, or 0.</summary>
    private static IEnumerable<Problem> Quotients(string name, NetworkOptions options)
    {
        for (var channel = 0; channel < ByteScaling.Channels(options); channel++)
        {
            var (factor, shift) = ByteScaling.Of(options, channel);
            var ofChannel = ByteScaling.Channels(options) == 1 ? "" : Invariant.Text($" for channel {channel}");
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
