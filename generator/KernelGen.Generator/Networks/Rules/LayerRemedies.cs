using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Rules;

/// <summary>The remedy if a layer does not accept the kind of tensor; following it leads to a network that builds.</summary>
internal static class KindRemedy
{
    private const string BeforeFlatten = "put it before Flatten and Linear";

    /// <param name="takes">The kind of tensor that the layer takes.</param>
    /// <param name="step">The layer, after a tensor of another kind.</param>
    public static string Of(TensorKind takes, Step step) => (takes, step.Input.Kind) switch
    {
        (TensorKind.Features, _) => $"add Flatten before it; it would be {step.Input.Length} features",
        (_, TensorKind.Features) => OverFeatures(takes, step),
        _ => $"it takes {Axes(takes)}; {Counterpart(takes, step, step.Input)}",
    };

    /// <summary>The image or signal before an earlier Flatten; null if there is none.</summary>
    public static TensorShape? BeforeFeatures(Step step) =>
        Before(step).FirstOrDefault(layer => layer.Input.Kind != TensorKind.Features)?.Input;

    private static string OverFeatures(TensorKind takes, Step step)
    {
        var name = step.Written.Attribute;
        if (BeforeFeatures(step) is not { } shape)
            return $"it takes {Axes(takes)}; declare the input as {Axes(takes)}, and put {name} before the first Linear, "
                + "with a Flatten between them";
        var place = step.Written.From is null ? BeforeFlatten : "let From name an output before Flatten";
        return $"it takes {Axes(takes)}; " + (shape.Kind == takes ? place : $"{Counterpart(takes, step, shape)}, and {place}");
    }

    /// <summary>The layer over tensors of the other kind, or the input as an image with one row.</summary>
    private static string Counterpart(TensorKind takes, Step step, TensorShape shape)
    {
        if (takes == TensorKind.Signal) return "use Conv2D" + WithinRows(step, shape);
        if (step.Operation is Convolution) return "use Conv1D";

        // there are neither pools nor normalizations along a signal: it becomes a picture of one row
        var layers = Before(step).ToArray();
        var input = layers.LastOrDefault()?.Input ?? step.Input;
        var signals = layers.Select(layer => layer.Operation).OfType<Convolution>().Where(signal => signal.IsSignal).ToArray();
        var text = $"declare the input as ({input.Channels}, 1, {input.Width})";
        if (signals.Length > 0) text += $", {OfOneRow("Conv1D as Conv2D", signals.Any(signal => IsPadded(signal.Window)))}";
        if (step.Written is not IWindowedDeclaration { Window: var window }) return text;
        var isPadded = window.Padding is > 0 || window.PaddingTop is > 0 || window.PaddingBottom is > 0;
        return text + $", {OfOneRow(step.Written.Attribute, isPadded)}";
    }

    private static string OfOneRow(string layer, bool isPadded) =>
        $"write {layer} with KernelHeight = 1" + (isPadded ? " and PaddingLeft and PaddingRight instead of Padding" : "");

    /// <summary>Conv2D uses the size of a signal's window for rows, too.</summary>
    private static string WithinRows(Step step, TensorShape shape)
    {
        var window = ((IWindowedDeclaration)step.Written).Window;
        var extent = (window.Dilation ?? 1) * ((long)window.Size - 1) + 1;
        return shape.Height + 2L * (window.Padding ?? 0) >= extent ? "" : $" with KernelHeight up to {shape.Height}";
    }

    private static bool IsPadded(Window window) => window.Horizontal.Before > 0 || window.Horizontal.After > 0;

    /// <summary>The layers before the layer, the last first.</summary>
    private static IEnumerable<Layer> Before(Step step)
    {
        for (var layer = step.Source; layer is not null; layer = step.Earlier.FirstOrDefault(other => other.Index == layer.Source))
            yield return layer;
    }

    private static string Axes(TensorKind kind) => kind == TensorKind.Picture ? "(channels,height,width)" : "(channels,length)";
}

/// <summary>The remedies for a layer with dropped pixels: more padding, a smaller stride, CeilMode, or DropRemainder.</summary>
internal static class LostPixelRemedies
{
    public static IEnumerable<Remedy> Of(Step step)
    {
        var layer = (IWindowedDeclaration)step.Written;
        var (written, window) = (layer.Window, ((IWindowed)step.Operation).Window);
        var axes = layer.Axes.Select(axis => window[axis]).ToArray();
        var isPool = step.Operation is Pooling;
        if (written is { PaddingTop: null, PaddingLeft: null, PaddingBottom: null, PaddingRight: null })
        {
            var most = axes.Min(axis => isPool ? axis.Window / 2 : axis.Extent - 1);
            for (var padding = (written.Padding ?? 0) + 1; padding <= most; padding++)
            {
                if (!AllIsRead(axes.Select(axis => axis with { Before = padding, After = padding }))) continue;
                yield return Remedy.Options(("Padding", $"{padding}"));
                break;
            }
        }
        if (written is { StrideHeight: null, StrideWidth: null })
        {
            for (var stride = axes[0].Stride - 1; stride >= 1; stride--)
            {
                if (!AllIsRead(axes.Select(axis => axis with { Stride = stride }))) continue;
                yield return Remedy.Options(("Stride", $"{stride}"));
                break;
            }
        }
        if (isPool) yield return Remedy.Options(("CeilMode", "true"));
        yield return Remedy.Options(("DropRemainder", "true"));
    }

    private static bool AllIsRead(IEnumerable<WindowAxis> axes) => axes.All(axis => axis.Length > 0 && axis.Lost(axis.Length) == 0);
}

/// <summary>The places of a layer's window options, and the names of its axes.</summary>
internal static class WindowPlace
{
    public static Place Size(Step step, Axis axis)
    {
        var layer = (IWindowedDeclaration)step.Written;
        return (layer.Window.SizeOption(axis) is { } option ? Place.Option(option) : Place.Argument(layer.SizeArgument)).In(step.Index);
    }

    /// <summary>The default stride is 1, or the size of a pool's window.</summary>
    public static Place Stride(Step step, Axis axis) =>
        ((IWindowedDeclaration)step.Written).Window.StrideOption(axis) is { } option ? Place.Option(option).In(step.Index) : Size(step, axis);

    /// <summary>One position of the axis: <c>row</c>, <c>column</c> or <c>sample</c>.</summary>
    public static string Position(Step step, Axis axis) =>
        step.Input.Kind == TensorKind.Signal ? "sample" : axis == Axis.Vertical ? "row" : "column";

    /// <summary>The length of the axis: <c>height</c>, <c>width</c> or <c>length</c>.</summary>
    public static string Length(Step step, Axis axis) =>
        step.Input.Kind == TensorKind.Signal ? "length" : axis == Axis.Vertical ? "height" : "width";
}
