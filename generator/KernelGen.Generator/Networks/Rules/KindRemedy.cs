using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;

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

        // there are neither pools nor normalisations along a signal: it becomes a picture of one row
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
