using System.Collections.Generic;
using System.Numerics;
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
        if (!stencil.Destination.IsInteger || Fits(stencil, facts)) yield break;
        yield return new Problem("KG1008", Place.Attribute, Invariant.Text(
            $"The exact sums of '{stencil.Name}' need more than {IntegerForm.MaximumBits} bits; give coefficients, divisor and offset with fewer digits"));
    }

    private static bool Fits(Stencil stencil, Facts facts)
    {
        var limit = BigInteger.One << IntegerForm.MaximumBits;
        var largest = BigInteger.Max(BigInteger.Abs(stencil.Source.Least), BigInteger.Abs(stencil.Source.Greatest));
        return facts.IntegerTaps.LargestSum(largest) < limit && facts.Integers.Denominator < limit;
    }
}
