using System.Collections.Generic;
using KernelGen.Generator.Analysis;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Stencils;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Rules;

/// <summary>KG1008: integer results are exact, which takes sums and a common denominator of at most 126 bits.</summary>
internal sealed class SumsMustBeExact : IStencilRule
{
    public IEnumerable<Problem> Check(Stencil stencil, Facts facts)
    {
        if (!stencil.Destination.IsInteger || facts.Integers.FitsInt128(stencil.Source.Least, stencil.Source.Greatest)) yield break;
        yield return new Problem("KG1008", Place.Attribute, Invariant.Text(
            $"The exact sums of '{stencil.Name}' need more than {IntegerForm.MaximumBits} bits; give coefficients, divisor and offset with fewer digits"));
    }
}
