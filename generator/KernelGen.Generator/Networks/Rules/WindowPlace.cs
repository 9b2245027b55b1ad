using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Rules;

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
