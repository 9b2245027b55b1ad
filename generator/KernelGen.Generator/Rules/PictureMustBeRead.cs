using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Stencils;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Rules;

/// <summary>KG2003: in a picture of the stated size, pixels behind the last window are never read; a 1x1 kernel means to skip.</summary>
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
            $"{formula}: {SizeFormula.Last(lost, position)} of the {Invariant.Text(input)} {(lost == 1 ? "is" : "are")} never read by '{kernel.Name}'; "
            + SizeFormula.Remedies(remedies))
        {
            Remedies = remedies.ToEquatableArray(),
        };
    }

    /// <summary>The least padding, or else the greatest stride below this one, with which both stated sizes come out whole.</summary>
    private static IEnumerable<Remedy> Remedies(Options options, Stencil stencil)
    {
        var least = System.Math.Min(stencil.Horizontal.Extent, stencil.Vertical.Extent);
        for (var padding = (stencil.Padding ?? 0) + 1; padding < least; padding++)
        {
            if (!AllIsRead(stencil, stencil with { Padding = padding })) continue;
            var settings = new List<(string, string?)> { ("Padding", Invariant.Text(padding)) };
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
            yield return Remedy.Options(("Stride", Invariant.Text(stride)));
            break;
        }
        yield return Remedy.Options(("DropRemainder", "true"));
    }

    private static bool AllIsRead(Stencil stated, Stencil changed) =>
        (stated.Width is not { } width || changed.Horizontal.Lost(width) == 0)
        && (stated.Height is not { } height || changed.Vertical.Lost(height) == 0);
}
