using System.Collections.Generic;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Stencils.Layers;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Rules.Layers;

/// <summary>KG2006: groups divide the channels of the input and those of the output.</summary>
internal sealed class ChannelsMustFitTheGroups : IStepRule
{
    public IEnumerable<Problem> Check(Step step)
    {
        if (step.Operation is not IGrouped grouped) yield break;
        var (channels, groups) = (step.Input.Channels, grouped.Groups);
        if (channels % groups == 0 && grouped.OutChannels % groups == 0) yield break;
        yield return new Problem("KG2006", Place.Option("Groups").In(step.Index), Invariant.Text(
            $"{step.Written.Attribute} divides a {step.Input} tensor and {grouped.OutChannels} output channels into {groups} groups: ")
            + Invariant.Text($"{groups} must divide both {channels} and {grouped.OutChannels}"));
    }
}
