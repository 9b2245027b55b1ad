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
        if (options.Scale is { } scale && !Numbers.IsFinite(scale))
            yield return new Problem("KG1007", Place.Option("Scale"), $"Scale of '{name}' is {Invariant.Short(scale)}; it must be finite");

        foreach (var (option, said, mayBeZero) in new[] { ("Mean", options.Mean, true), ("Deviation", options.Deviation, false) })
        {
            if (said is not { } values) continue;
            var channels = declaration.Sequence.InputSizes[0];
            if (values.Count > 1 && values.Count != channels)
                yield return new Problem("KG1008", Place.Option(option), Invariant.Text(
                    $"{option} of '{name}' has {values.Count} numbers; the input has {channels} channels: give one number, or one for each"));
            for (var i = 0; i < values.Count; i++)
                if (!Numbers.IsFinite(values[i]) || (values[i] == 0 && !mayBeZero))
                    yield return new Problem("KG1007", Place.OptionElement(option, i),
                        $"{option} of '{name}' contains {Invariant.Short(values[i])}; it must be finite{(mayBeZero ? "" : " and not zero")}");
        }
    }
}
