using System.Collections.Generic;
using KernelGen.Generator.Analysis;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Planning;
using KernelGen.Generator.Stencils;

namespace KernelGen.Generator.Rules;

/// <summary>KG1008: a large separable kernel is summed along its column and its row, whose weights must be normal doubles for that.</summary>
internal sealed class FactorsMustBeRepresentable : IStencilRule
{
    public IEnumerable<Problem> Check(Stencil stencil, Facts facts)
    {
        if (stencil.Destination.IsInteger || !Arithmetic.TakesTwoPasses(stencil, facts)) yield break;
        if (Scales.FitTwoPasses(facts.Factors!, Lane.Double)) yield break;
        yield return new Problem("KG1008", Place.Attribute,
            $"The weights of '{stencil.Name}' differ by more than a factor of 2^900; give a column and a row of weights that are nearer to each other");
    }
}
