using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Kernels.Rules;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Support;
using KernelGen.Shared;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Networks.Rules;

/// <summary>KG2002: at least one window fits the padded input; the padding of a transposed convolution leaves an output.</summary>
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
            + $"its window covers {along.Extent} {WindowPlace.Position(step, axis)}s and the padded {WindowPlace.Length(step, axis)} "
            + $"is {along.Input} + {along.Before} + {along.After} = {padded}; use a smaller window or dilation, or more padding");
    }

    private static Problem NothingIsLeft(Step step, Axis axis, TransposedConvolution transposed)
    {
        var along = transposed.Window[axis];
        var window = ((IWindowedDeclaration)step.Written).Window;
        var option = window.BeforeOption(axis) ?? window.AfterOption(axis);
        return new Problem("KG2002", option is null ? WindowPlace.Size(step, axis) : Place.Option(option).In(step.Index),
            $"{step.Written.Attribute} over a {step.Input} tensor has no output: its {WindowPlace.Length(step, axis)} is "
            + $"({along.Input} − 1)·{along.Stride} + {along.Extent} + {transposed.OutputPadding}, "
            + $"and the padding removes {(long)along.Before + along.After}; use less padding");
    }
}

/// <summary>
/// KG2003: pixels after the last window are never read; dropping padding is allowed. A 1x1 window skips pixels on purpose.
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
        $"{Last(along, WindowPlace.Position(step, axis))} of the {along.Input} {(Lost(along) == 1 ? "is" : "are")}";

    private static string OfBoth(WindowAxis along) =>
        $"{Last(along, "row")} and {Last(along, "column")} of the {along.Input}x{along.Input} are";

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

/// <summary>KG2004: with a stride larger than the window, pixels between windows are never read; a 1x1 window skips pixels on purpose.</summary>
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
                    ? new[] { Remedy.Options((option, $"{(int)fault.Min(axis => window[axis].Extent)}")) }.ToEquatableArray()
                    : default,
            };
    }

    private static string Message(Step step, Axis axis, WindowAxis along) =>
        $"The stride {along.Stride} of {step.Written.Attribute} is larger than its window, which covers {along.Extent}: "
        + $"{along.Stride - along.Extent} of {along.Stride} {WindowPlace.Position(step, axis)}s are never read; "
        + $"use a stride up to {along.Extent}, or a larger window";
}

/// <summary>KG2005: with padding as large as the window, some outputs depend on no pixel.</summary>
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
                Remedies = new[] { Remedy.Options((fault.Option!, $"{(int)fault.Along.Extent - 1}")) }.ToEquatableArray(),
            };
    }

    private static string Message(Step step, int padding, WindowAxis along) =>
        $"The padding {padding} of {step.Written.Attribute} is as large as its window, which covers {along.Extent}: "
        + $"some outputs depend only on padding; use at most {along.Extent - 1}";
}
