using System.Collections.Generic;
using KernelGen.Generator.Analysis;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Stencils;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Rules;

/// <summary>KG1008: the value outside the picture is a value that a pixel can have.</summary>
internal sealed class BorderValueMustBeAPixel : IStencilRule
{
    public IEnumerable<Problem> Check(Stencil stencil, Facts facts)
    {
        var value = stencil.BorderValue;
        var finite = !double.IsNaN(value) && !double.IsInfinity(value);
        if (!finite || !stencil.Source.Represents(ShortestDecimal.Read(value)))
            yield return new Problem("KG1008", Place.Option("BorderValue"),
                $"The border value of '{stencil.Name}' is {Invariant.Short(value)}; it must be a finite {stencil.Source.Name}");
    }
}
