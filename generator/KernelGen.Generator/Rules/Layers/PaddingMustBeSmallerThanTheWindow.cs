using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Stencils.Layers;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Rules.Layers;

/// <summary>KG2005: behind padding as large as the window lie outputs that see no pixel.</summary>
internal sealed class PaddingMustBeSmallerThanTheWindow : IStepRule
{
    public IEnumerable<Problem> Check(Step step)
    {
        if (step is not { Operation: Convolution { Window: var window }, Written: IWindowedDeclaration layer }) yield break;
        var faults = layer.Axes
            .SelectMany(axis => new[]
            {
                (Option: layer.Window.BeforeOption(axis), Padding: window[axis].Before, Along: window[axis]),
                (Option: layer.Window.AfterOption(axis), Padding: window[axis].After, Along: window[axis]),
            })
            .Where(side => side.Padding >= side.Along.Extent);
        foreach (var fault in faults.GroupBy(side => side.Option).Select(group => group.First()))
            yield return new Problem("KG2005", Place.Option(fault.Option!).In(step.Index), Message(step, fault.Padding, fault.Along))
            {
                Remedies = new[] { Remedy.Options((fault.Option!, Invariant.Text((int)fault.Along.Extent - 1))) }.ToEquatableArray(),
            };
    }

    private static string Message(Step step, int padding, WindowAxis along) => Invariant.Text(
        $"The padding {padding} of {step.Written.Attribute} is as large as its window, which covers {along.Extent}: ")
        + Invariant.Text($"some outputs see only padding; use at most {along.Extent - 1}");
}
