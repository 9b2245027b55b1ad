using System.Collections.Generic;
using KernelGen.Generator.Analysis;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Stencils;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Rules;

/// <summary>KG2002: in a picture of the stated size at least one window fits.</summary>
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
        return new Problem("KG2002", Place.Option(dimension), Invariant.Text(
            $"'{stencil.Name}' has no output: its window covers {axis.Extent} and the padded {dimension.ToLowerInvariant()} is {length} + {axis.Before} + {axis.After} = {length + axis.Before + axis.After}; use a smaller kernel or dilation, or more padding"));
    }
}
