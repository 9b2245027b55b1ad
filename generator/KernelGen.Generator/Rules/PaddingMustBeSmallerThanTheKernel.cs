using System.Collections.Generic;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Rules;

/// <summary>KG2005: behind padding as large as the kernel lie results that see no pixel.</summary>
internal sealed class PaddingMustBeSmallerThanTheKernel : IAdviceRule
{
    public IEnumerable<Problem> Check(PlannedKernel kernel)
    {
        if (kernel.Stencil.Padding is not { } padding) yield break;
        var (vertical, horizontal) = (kernel.Stencil.Vertical.Extent, kernel.Stencil.Horizontal.Extent);
        // a signal is one row and is not padded above and below
        var extent = kernel.Declaration.Signature!.Shape == PictureShape.Signal || horizontal < vertical ? horizontal : vertical;
        if (padding < extent) yield break;
        yield return new Problem("KG2005", Place.Option("Padding"), Invariant.Text(
            $"The padding {padding} of '{kernel.Name}' is as large as its kernel, which covers {extent}: ")
            + Invariant.Text($"some results see only padding; use at most {extent - 1}"))
        {
            Remedies = new[] { Remedy.Options(("Padding", Invariant.Text((int)extent - 1))) }.ToEquatableArray(),
        };
    }
}
