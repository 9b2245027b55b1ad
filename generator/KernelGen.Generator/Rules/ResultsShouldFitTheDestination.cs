using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Analysis;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Stencils;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Rules;

/// <summary>KG2008: sums beyond the destination's range are saturated, which may be meant.</summary>
internal sealed class ResultsShouldFitTheDestination : IAdviceRule
{
    public IEnumerable<Problem> Check(PlannedKernel kernel)
    {
        var (stencil, destination) = (kernel.Stencil, kernel.Stencil.Destination);
        if (ResultRange.Of(stencil, kernel.Facts) is not { } range || range.Within(destination)) yield break;
        var wider = stencil.PreserveAlpha ? null : ElementType.Pairs
            .Where(pair => pair.Source == stencil.Source && range.Within(pair.Destination))
            .FirstOrDefault(pair => pair.Destination.IsInteger || kernel.Declaration.Options.Rounding is null).Destination;
        yield return new Problem("KG2008", Place.ParameterType(1),
            $"The results of '{kernel.Name}' lie in {range} and are saturated to {destination.Name}: "
            + (wider is null ? "scale the kernel with Divisor if that is not meant" : $"{wider.Name} holds them all, if that is not meant"))
        {
            Remedies = wider is null ? default : new[] { Remedy.Destination(wider.Name) }.ToEquatableArray(),
        };
    }
}
