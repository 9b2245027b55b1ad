using System.Collections.Generic;
using KernelGen.Generator.Analysis;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Stencils;
using KernelGen.Shared;

namespace KernelGen.Generator.Rules;

/// <summary>KG1008: for a floating-point destination, coefficient over divisor and offset are finite numbers of its type.</summary>
internal sealed class CoefficientsMustBeRepresentable : IStencilRule
{
    public IEnumerable<Problem> Check(Stencil stencil, Facts facts)
    {
        if (stencil.Destination.IsInteger) yield break;
        if (Representable(stencil.Taps.GreatestMagnitude) && Representable(stencil.Offset)) yield break;
        yield return new Problem("KG1008", Place.Attribute,
            $"A coefficient over the divisor, or the offset, of '{stencil.Name}' is beyond the range of {stencil.Destination.Name}; scale the kernel");

        bool Representable(Rational value) => stencil.Destination.Represents(value);
    }
}
