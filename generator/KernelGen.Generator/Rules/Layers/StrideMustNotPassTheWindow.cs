using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Stencils.Layers;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Rules.Layers;

/// <summary>KG2004: between windows further apart than they are long lie pixels that none reads; a 1x1 window means to skip.</summary>
internal sealed class StrideMustNotPassTheWindow : IStepRule
{
    public IEnumerable<Problem> Check(Step step)
    {
        if (step is not { Operation: IWindowed { Window: { IsPoint: false } window }, Written: IWindowedDeclaration layer }) yield break;
        var faults = layer.Axes.Where(axis => window[axis].Stride > window[axis].Extent && window[axis].Input > 1);
        foreach (var fault in faults.GroupBy(axis => WindowPlace.Stride(step, axis)))
            yield return new Problem("KG2004", fault.Key, Message(step, fault.First(), window[fault.First()]))
            {
                Remedies = layer.Window.StrideOption(fault.First()) is { } option
                    ? new[] { Remedy.Options((option, Invariant.Text((int)fault.Min(axis => window[axis].Extent)))) }.ToEquatableArray()
                    : default,
            };
    }

    private static string Message(Step step, Axis axis, WindowAxis along) =>
        Invariant.Text($"The stride {along.Stride} of {step.Written.Attribute} is larger than its window, which covers {along.Extent}: ")
        + Invariant.Text($"{along.Stride - along.Extent} of {along.Stride} {WindowPlace.Position(step, axis)}s are never read; ")
        + Invariant.Text($"use a stride up to {along.Extent}, or a larger window");
}
