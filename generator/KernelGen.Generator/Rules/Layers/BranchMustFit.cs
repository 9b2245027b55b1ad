using System.Collections.Generic;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Stencils.Layers;

namespace KernelGen.Generator.Rules.Layers;

/// <summary>KG2007, KG2006: a branch begins at an earlier layer and comes back with a shape that fits.</summary>
internal sealed class BranchMustFit : IStepRule
{
    public IEnumerable<Problem> Check(Step step)
    {
        if (step.Operation is not Junction junction) yield break;
        var (name, place) = (step.Written.Attribute, Place.Argument(0).In(step.Index));
        if (step.Branch is not { } branch)
        {
            yield return new Problem("KG2007", place, $"{name} cannot find a branch \"{junction.Branch}\": {SourceMustBeNamed.Known(step)}");
            yield break;
        }
        var (input, other) = (step.Input, branch.Output);
        var from = $"\"{junction.Branch}\" ({branch.Attribute})";
        if (junction.Kind == BranchKind.Add && input != other)
            yield return new Problem("KG2006", place,
                $"Add cannot add the {other} tensor of {from} to a {input} tensor: both must have one shape");
        if (junction.Kind == BranchKind.Concat && (input.Kind, input.Height, input.Width) != (other.Kind, other.Height, other.Width))
            yield return new Problem("KG2006", place,
                $"Concat cannot put the {other} tensor of {from} behind a {input} tensor: they may differ in channels only");
    }
}
