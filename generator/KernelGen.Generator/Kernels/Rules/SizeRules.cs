using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Roslyn;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Rules;

/// <summary>KG1008: a kernel has at least one tap, and not more than can be analyzed quickly.</summary>
internal sealed class KernelSizeMustBeInRange : IDeclarationRule
{
    public IEnumerable<Problem> Check(Declaration declaration)
    {
        if (declaration.Definition is SeparableDefinition { Column.Count: 0 } or SeparableDefinition { Row.Count: 0 }) yield break;   // KG1006
        if (declaration is { Attribute: "Kernel1D", Definition: DenseDefinition { Columns: 0 } }) yield break;
        var name = declaration.Method.DisplayName;
        var (rows, columns) = StencilBuilder.Size(declaration);
        // GaussianMustHaveASize judges those
        var isChosen = declaration.Definition is GaussianDefinition { Rows: 0 } or GaussianDefinition { Columns: 0 };
        if (!isChosen && (rows < 1 || columns < 1))
            yield return new Problem("KG1008", Place.Argument(rows < 1 ? 0 : 1), $"The kernel of '{name}' is {rows}x{columns}; rows and columns must be at least 1");
        else if (!isChosen && declaration.Definition is DenseDefinition && (long)rows * columns > KernelLimits.MostTaps)
            yield return new Problem("KG1008", Place.Attribute,
                $"The kernel of '{name}' has {rows}x{columns} = {(long)rows * columns} taps; the maximum is {KernelLimits.MostTaps}: "
                + "use a separable kernel, or a smaller one on a reduced image");
        else if (!isChosen && declaration.Definition is not DenseDefinition && (rows > KernelLimits.LongestSide || columns > KernelLimits.LongestSide))
            yield return new Problem("KG1008", Place.Attribute,
                $"The kernel of '{name}' is {rows}x{columns}; each side of a box, a Gaussian or a separable kernel is at most {KernelLimits.LongestSide}: "
                + (declaration.Definition is GaussianDefinition ? "use a smaller sigma on a reduced image" : "use a smaller window on a reduced image"));
        if (declaration.Definition is not GaussianDefinition gaussian) yield break;
        if (gaussian.SigmaY < 0 || gaussian.SigmaX < 0)
            yield return new Problem("KG1008", Place.Attribute, $"A sigma of '{name}' is negative; give a positive number, or 0 to choose it from the size");
        if (gaussian.WeightBits is < 1 or > 24)
            yield return new Problem("KG1008", Place.Option("WeightBits"), $"WeightBits of '{name}' is {gaussian.WeightBits}; it must lie between 1 and 24");
    }
}

/// <summary>KG1008: a Gaussian of size 0 gets its size from sigma and the source type; it must exist and not be too large.</summary>
internal sealed class GaussianMustHaveASize : IDeclarationRule
{
    public IEnumerable<Problem> Check(Declaration declaration)
    {
        if (declaration.Definition is not (GaussianDefinition { Rows: 0 } or GaussianDefinition { Columns: 0 })) yield break;
        var gaussian = (GaussianDefinition)declaration.Definition;
        if (!Numbers.IsFinite(gaussian.SigmaY) || !Numbers.IsFinite(gaussian.SigmaX)) yield break;      // KG1007
        var isSquare = gaussian.Rows == gaussian.Columns && gaussian.SigmaY == gaussian.SigmaX;
        var (rows, columns) = StencilBuilder.Size(declaration);
        var (sigmaX, sigmaY) = (GaussianWindow.SigmaX(gaussian), GaussianWindow.SigmaY(gaussian));
        var problems = isSquare
            ? new[] { Side("size", Place.Argument(0), rows, gaussian.Rows, sigmaY) }
            :
            [
                Side("number of rows", Place.Argument(0), rows, gaussian.Rows, sigmaY),
                Side("number of columns", Place.Argument(1), columns, gaussian.Columns, sigmaX),
            ];
        foreach (var problem in problems)
            if (problem is not null) yield return problem;

        Problem? Side(string what, Place place, int size, int written, Rational sigma)
        {
            var name = declaration.Method.DisplayName;
            if (written < 0 || written > KernelLimits.LongestSide)
                return new Problem("KG1008", place, $"The {what} of '{name}' is {written}; it must lie between 1 and {KernelLimits.LongestSide}, or be 0 to choose it from sigma");
            if (written != 0) return null;
            if (declaration.Method.IsCall)
                return new Problem("KG1008", place, $"The {what} of '{name}' is 0; only a declaration, which knows the source type, chooses it from sigma: give at least 1");
            if (sigma.IsZero)
                return new Problem("KG1008", place, $"The {what} of '{name}' is 0, and so is its sigma; one is chosen from the other: give the size, a positive sigma, or both");
            return size <= KernelLimits.LongestSide ? null : new Problem("KG1008", place,
                $"The {what} of '{name}' is 0, and sigma {Invariant.Short(sigma.ToDouble())} needs more than {KernelLimits.LongestSide}; give the size, or use a smaller sigma on a reduced image");
        }
    }
}

/// <summary>KG2002: at least one window fits an image of the stated size.</summary>
internal sealed class WindowMustFit : IStencilRule
{
    public IEnumerable<Problem> Check(Stencil stencil, Facts facts)
    {
        if (Problem(stencil, "Width", stencil.Width, stencil.Horizontal) is { } width) yield return width;
        if (Problem(stencil, "Height", stencil.Height, stencil.Vertical) is { } height) yield return height;
    }

    private static Problem? Problem(Stencil stencil, string dimension, int? size, Geometry axis)
    {
        if (size is not { } length || axis.OutputLength(length) > 0) return null;
        return new Problem("KG2002", Place.Option(dimension),
            $"'{stencil.Name}' has no output: its window covers {axis.Extent} and the padded {dimension.ToLowerInvariant()} is {length} + {axis.Before} + {axis.After} = {length + axis.Before + axis.After}; use a smaller kernel or dilation, or more padding");
    }
}

/// <summary>KG2003: in an image of the stated size, pixels after the last window are never read; a 1x1 kernel skips pixels on purpose.</summary>
internal sealed class PictureMustBeRead : IAdviceRule
{
    public IEnumerable<Problem> Check(PlannedKernel kernel)
    {
        var stencil = kernel.Stencil;
        if (kernel.Declaration.Options.DropRemainder == true || stencil is { Rows: 1, Columns: 1 }) yield break;
        if (Of(kernel, "column", stencil.Width, stencil.Horizontal) is { } width) yield return width;
        if (Of(kernel, "row", stencil.Height, stencil.Vertical) is { } height) yield return height;
    }

    private static Problem? Of(PlannedKernel kernel, string position, int? size, Geometry axis)
    {
        if (size is not { } input || axis.Lost(input) is not (> 0 and var lost)) return null;
        var formula = SizeFormula.Text(input, axis.Window, axis.Stride, axis.Dilation, axis.Before, axis.After);
        var remedies = Remedies(kernel.Declaration.Options, kernel.Stencil).ToArray();
        return new Problem("KG2003", Place.Option("Stride"),
            $"{formula}: {SizeFormula.Last(lost, position)} of the {input} {(lost == 1 ? "is" : "are")} never read by '{kernel.Name}'; "
            + SizeFormula.Remedies(remedies))
        {
            Remedies = remedies.ToEquatableArray(),
        };
    }

    /// <summary>The smallest padding, and the largest smaller stride, with which no pixel of the stated size is dropped.</summary>
    private static IEnumerable<Remedy> Remedies(Options options, Stencil stencil)
    {
        var least = System.Math.Min(stencil.Horizontal.Extent, stencil.Vertical.Extent);
        for (var padding = (stencil.Padding ?? 0) + 1; padding < least; padding++)
        {
            if (!AllIsRead(stencil, stencil with { Padding = padding })) continue;
            var settings = new List<(string, string?)> { ("Padding", $"{padding}") };
            if (options.Mode is not null) settings.Add(("Mode", null));
            if (options.Border is not null) settings.Add(("Border", null));
            if (options.BorderValue is not null) settings.Add(("BorderValue", null));
            if (options.AnchorRow is not null) settings.Add(("AnchorRow", null));
            if (options.AnchorColumn is not null) settings.Add(("AnchorColumn", null));
            if (options.PreserveAlpha is null) yield return Remedy.Options(settings.ToArray());
            break;
        }
        for (var stride = stencil.Stride - 1; stride >= 1; stride--)
        {
            if (!AllIsRead(stencil, stencil with { Stride = stride })) continue;
            yield return Remedy.Options(("Stride", $"{stride}"));
            break;
        }
        yield return Remedy.Options(("DropRemainder", "true"));
    }

    private static bool AllIsRead(Stencil stated, Stencil changed) =>
        (stated.Width is not { } width || changed.Horizontal.Lost(width) == 0)
        && (stated.Height is not { } height || changed.Vertical.Lost(height) == 0);
}

/// <summary>KG2004: with a stride larger than the kernel, pixels between windows are never read; a 1x1 kernel skips pixels on purpose.</summary>
internal sealed class StrideMustNotPassTheKernel : IAdviceRule
{
    public IEnumerable<Problem> Check(PlannedKernel kernel)
    {
        var (stencil, isSignal) = (kernel.Stencil, kernel.Declaration.Signature!.Shape == PictureShape.Signal);
        if (stencil is { Rows: 1, Columns: 1 }) return [];
        var axes = new List<(Axis Axis, Geometry Along)> { (Axis.Horizontal, stencil.Horizontal) };
        if (!isSignal) axes.Insert(0, (Axis.Vertical, stencil.Vertical));
        return axes.Where(axis => axis.Along.Stride > axis.Along.Extent).Take(1).Select(axis => Of(kernel, axis.Axis, axis.Along, isSignal));
    }

    private static Problem Of(PlannedKernel kernel, Axis axis, Geometry along, bool isSignal)
    {
        var position = isSignal ? "sample" : axis == Axis.Vertical ? "row" : "column";
        var unread = along.Stride - along.Extent;
        return new Problem("KG2004", Place.Option("Stride"),
            $"The stride {along.Stride} of '{kernel.Name}' is larger than its kernel, which covers {along.Extent} {position}{(along.Extent == 1 ? "" : "s")}: "
            + $"{unread} of {along.Stride} {position}s {(unread == 1 ? "is" : "are")} never read; "
            + $"use a stride up to {along.Extent}, or a larger kernel")
        {
            Remedies = new[] { Remedy.Options(("Stride", $"{(int)along.Extent}")) }.ToEquatableArray(),
        };
    }
}

/// <summary>KG2005: with padding as large as the kernel, some results depend on no pixel.</summary>
internal sealed class PaddingMustBeSmallerThanTheKernel : IAdviceRule
{
    public IEnumerable<Problem> Check(PlannedKernel kernel)
    {
        if (kernel.Stencil.Padding is not { } padding) yield break;
        var (vertical, horizontal) = (kernel.Stencil.Vertical.Extent, kernel.Stencil.Horizontal.Extent);
        // a signal is one row and is not padded above and below
        var extent = kernel.Declaration.Signature!.Shape == PictureShape.Signal || horizontal < vertical ? horizontal : vertical;
        if (padding < extent) yield break;
        yield return new Problem("KG2005", Place.Option("Padding"),
            $"The padding {padding} of '{kernel.Name}' is as large as its kernel, which covers {extent}: "
            + $"some results depend only on padding; use at most {extent - 1}")
        {
            Remedies = new[] { Remedy.Options(("Padding", $"{(int)extent - 1}")) }.ToEquatableArray(),
        };
    }
}
