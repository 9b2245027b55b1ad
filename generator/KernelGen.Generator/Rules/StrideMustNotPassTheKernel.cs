using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Rules;

/// <summary>KG2004: between kernels further apart than they are long lie pixels that none reads; a 1x1 kernel means to skip.</summary>
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
        return new Problem("KG2004", Place.Option("Stride"), Invariant.Text(
            $"The stride {along.Stride} of '{kernel.Name}' is larger than its kernel, which covers {along.Extent} {position}{(along.Extent == 1 ? "" : "s")}: ")
            + Invariant.Text($"{unread} of {along.Stride} {position}s {(unread == 1 ? "is" : "are")} never read; ")
            + Invariant.Text($"use a stride up to {along.Extent}, or a larger kernel"))
        {
            Remedies = new[] { Remedy.Options(("Stride", Invariant.Text((int)along.Extent))) }.ToEquatableArray(),
        };
    }
}
