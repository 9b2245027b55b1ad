using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Stencils.Layers;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Rules.Layers;

/// <summary>KG2002: at least one window lies in the padded input; of a transposed convolution something is left inside its padding.</summary>
internal sealed class WindowMustFitTheInput : IStepRule
{
    public IEnumerable<Problem> Check(Step step)
    {
        if (step.Written is not IWindowedDeclaration layer) return [];
        var output = step.Output;
        var empty = layer.Axes.Where(axis => (axis == Axis.Vertical ? output.Height : output.Width) == 0).ToArray();
        return empty.Take(1).Select(axis => step.Operation is TransposedConvolution transposed
            ? NothingIsLeft(step, axis, transposed)
            : NoWindowFits(step, axis, ((IWindowed)step.Operation).Window));
    }

    private static Problem NoWindowFits(Step step, Axis axis, Window window)
    {
        var along = window[axis];
        var padded = (long)along.Input + along.Before + along.After;
        return new Problem("KG2002", WindowPlace.Size(step, axis),
            $"{step.Written.Attribute} over a {step.Input} tensor has no output: "
            + Invariant.Text($"its window covers {along.Extent} {WindowPlace.Position(step, axis)}s and the padded {WindowPlace.Length(step, axis)} ")
            + Invariant.Text($"is {along.Input} + {along.Before} + {along.After} = {padded}; use a smaller window or dilation, or more padding"));
    }

    private static Problem NothingIsLeft(Step step, Axis axis, TransposedConvolution transposed)
    {
        var along = transposed.Window[axis];
        var window = ((IWindowedDeclaration)step.Written).Window;
        var option = window.BeforeOption(axis) ?? window.AfterOption(axis);
        return new Problem("KG2002", option is null ? WindowPlace.Size(step, axis) : Place.Option(option).In(step.Index),
            $"{step.Written.Attribute} over a {step.Input} tensor has no output: its {WindowPlace.Length(step, axis)} is "
            + Invariant.Text($"({along.Input} − 1)·{along.Stride} + {along.Extent} + {transposed.OutputPadding}, ")
            + Invariant.Text($"and the padding takes {(long)along.Before + along.After} away; use less padding"));
    }
}
