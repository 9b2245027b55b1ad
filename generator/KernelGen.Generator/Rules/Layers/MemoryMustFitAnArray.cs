using System.Collections.Generic;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Planning.Layers;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Rules.Layers;

/// <summary>KG1008: what lies between the layers, and the weights as they are laid out, are one array each.</summary>
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

        Problem Of(string what, long count) => new("KG1008", Place.Attribute, Invariant.Text(
            $"'{network.Name}' needs {count} numbers {what}; an array has at most {Longest}: make the input or its layers smaller"));
    }
}
