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

    /// <summary>The rows and columns were lost in a Flatten, and nothing was computed of the features since.</summary>
    private static bool FollowsFlatten(Step step) =>
        step.Written.From is null && step.Earlier.Reverse().TakeWhile(layer => layer.Attribute != "Linear").Any(layer => layer.Attribute == "Flatten");
}
