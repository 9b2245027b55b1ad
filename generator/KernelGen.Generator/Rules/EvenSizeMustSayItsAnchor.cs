using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Rules;

/// <summary>KG2001: an even number of taps has two middles; which one lies on the pixel is a convention worth writing down.</summary>
internal sealed class EvenSizeMustSayItsAnchor : IAdviceRule
{
    public IEnumerable<Problem> Check(PlannedKernel kernel)
    {
        var (stencil, options) = (kernel.Stencil, kernel.Declaration.Options);
        if (stencil.Padding is not null || stencil.Mode != ConvolutionMode.Same) yield break;
        var flip = options.Flip ?? false;
        var even = new[]
        {
            (Axis: Axis.Vertical, Option: "AnchorRow", Taps: stencil.Rows, Said: options.AnchorRow, Words: "rows"),
            (Axis: Axis.Horizontal, Option: "AnchorColumn", Taps: stencil.Columns, Said: options.AnchorColumn, Words: "columns"),
        }
        .Where(axis => axis.Taps % 2 == 0 && axis.Said is null)
        .Select(axis => (axis.Axis, axis.Option, axis.Taps, axis.Words, Anchor: flip ? axis.Taps - 1 - axis.Taps / 2 : axis.Taps / 2))
        .ToArray();
        if (even.Length == 0) yield break;

        var sizes = string.Join(" and ", even.Select(axis => Invariant.Text($"{axis.Taps} {axis.Words}")));
        var anchors = string.Join(", ", even.Select(axis => Invariant.Text($"{axis.Option} = {axis.Anchor}")));
        yield return new Problem("KG2001", KernelPlace.Size(kernel.Declaration, even[0].Axis),
            $"'{kernel.Name}' has {sizes} and so no centre: {anchors} is taken, as cv2.filter2D and numpy.convolve do; write it down, or choose another")
        {
            Remedies = new[]
            {
                Remedy.Options(even.Select(axis => (axis.Option, (string?)Invariant.Text(axis.Anchor))).ToArray()),
            }.ToEquatableArray(),
        };
    }
}
