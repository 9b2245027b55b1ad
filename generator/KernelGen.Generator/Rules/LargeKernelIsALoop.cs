using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Planning.Algorithms;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Rules;

/// <summary>KG3001: taps beyond what is written out are walked in a loop.</summary>
internal sealed class LargeKernelIsALoop : IAdviceRule
{
    public IEnumerable<Problem> Check(PlannedKernel kernel)
    {
        var looped = kernel.Plan.Passes.Where(pass => pass.IsLooped || (pass.IsTiled && pass.Taps.Count > Direct.UnrollBudget)).ToArray();
        if (looped.Length == 0) yield break;
        yield return new Problem("KG3001", Place.Attribute, Invariant.Text(
            $"'{kernel.Name}' reads {looped.Max(pass => pass.Taps.Count)} taps in one pass, more than are written out: a loop over them is emitted, ")
            + Invariant.Text($"about {Invariant.Short(System.Math.Round(kernel.Plan.Cost, 1))} vector operations per pixel; ")
            + "a smaller or a separable kernel costs less");
    }
}
