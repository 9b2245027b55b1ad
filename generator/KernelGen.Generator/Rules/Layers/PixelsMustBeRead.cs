using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Stencils.Layers;
using KernelGen.Generator.Support;
using KernelGen.Shared;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Rules.Layers;

/// <summary>
/// KG2003: where the stride does not divide the way, real pixels behind the last window are lost; padding may be. A 1x1 window means to skip.
/// </summary>
internal sealed class PixelsMustBeRead : IStepRule
{
    public IEnumerable<Problem> Check(Step step)
    {
        if (step is not { Operation: IWindowed { Window: var window }, Written: IWindowedDeclaration { Window.DropRemainder: false } layer })
            return [];
        if (window.IsPoint || step.Operation is Pooling { CeilMode: true }) return [];

        var lossy = layer.Axes.Where(axis => Lost(window[axis]) > 0).ToArray();
        var isSquare = lossy.Length == 2 && window.Vertical == window.Horizontal
            && WindowPlace.Stride(step, Axis.Vertical) == WindowPlace.Stride(step, Axis.Horizontal);
        return isSquare ? [Of(step, Axis.Vertical, OfBoth(window.Vertical))] : lossy.Select(axis => Of(step, axis, OfOne(step, axis, window[axis])));
    }

    private static string OfOne(Step step, Axis axis, WindowAxis along) =>
        Invariant.Text($"{Last(along, WindowPlace.Position(step, axis))} of the {along.Input} {(Lost(along) == 1 ? "is" : "are")}");

    private static string OfBoth(WindowAxis along) =>
        Invariant.Text($"{Last(along, "row")} and {Last(along, "column")} of the {along.Input}x{along.Input} are");

    private static Problem Of(Step step, Axis axis, string what) => new(
        "KG2003", WindowPlace.Stride(step, axis),
        $"{Formula(((IWindowed)step.Operation).Window[axis])}: {what} never read by {step.Written.Attribute} over a {step.Input} tensor; "
        + SizeFormula.Remedies(LostPixelRemedies.Of(step).ToArray()))
    {
        Severity = step.Operation is Pooling ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
        Remedies = LostPixelRemedies.Of(step).ToEquatableArray(),
    };

    private static long Lost(WindowAxis axis) => axis.Lost(axis.Length);

    private static string Last(WindowAxis axis, string position) => SizeFormula.Last(Lost(axis), position);

    private static string Formula(WindowAxis axis) =>
        SizeFormula.Text(axis.Input, axis.Window, axis.Stride, axis.Dilation, axis.Before, axis.After);
}
