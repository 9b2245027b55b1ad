using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Stencils.Layers;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Rules.Layers;

/// <summary>KG2007: layers over pictures, signals and features follow tensors of that kind.</summary>
internal sealed class LayerMustTakeItsInput : IStepRule
{
    public IEnumerable<Problem> Check(Step step)
    {
        if (step.Operation.Takes is not { } kind || kind == step.Input.Kind) yield break;
        yield return new Problem("KG2007", Place.Attribute.In(step.Index),
            $"{step.Written.Attribute} cannot follow a {step.Input} tensor: {Mend(kind, step)}")
        {
            Remedies = (kind, step.Input.Kind) switch
            {
                (TensorKind.Features, _) => Flatten(Remedy.InsertFlatten),
                (_, TensorKind.Features) when FollowsFlatten(step) => Flatten(Remedy.MoveFlatten),
                _ => default,
            },
        };
    }

    private static EquatableArray<Remedy> Flatten(string how) => new[] { Remedy.Flatten(how) }.ToEquatableArray();

    /// <summary>The rows and columns were lost in a Flatten, and nothing was computed of the features since.</summary>
    private static bool FollowsFlatten(Step step) =>
        step.Written.From is null && step.Earlier.Reverse().TakeWhile(layer => layer.Attribute != "Linear").Any(layer => layer.Attribute == "Flatten");

    private static string Mend(TensorKind takes, Step step) => (takes, step.Input.Kind) switch
    {
        (TensorKind.Features, _) => Invariant.Text($"add Flatten before it; it would be {step.Input.Length} features"),
        (TensorKind.Picture, TensorKind.Features) => "it takes (channels,height,width); put it before Flatten and Linear",
        (TensorKind.Picture, _) => Invariant.Text(
            $"it takes (channels,height,width); use Conv1D, or declare the input as ({step.Input.Channels}, 1, {step.Input.Width})"),
        (_, TensorKind.Features) => "it takes (channels,length); put it before Flatten and Linear",
        _ => "it takes (channels,length); use Conv2D",
    };
}
