using System.Collections.Generic;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Kernels.Planning;

namespace KernelGen.Generator.Kernels.Rules;

/// <summary>A remark on a kernel that works: never an error, so that the generator need not ask.</summary>
internal interface IAdviceRule
{
    IEnumerable<Problem> Check(PlannedKernel kernel);
}

/// <summary>A remark on weighted sums alone.</summary>
internal abstract class SumAdvice : IAdviceRule
{
    public IEnumerable<Problem> Check(PlannedKernel kernel) => kernel.Facts is SumFacts facts ? Check(kernel, facts) : [];

    protected abstract IEnumerable<Problem> Check(PlannedKernel kernel, SumFacts facts);
}

/// <summary>All that is known of a kernel that no rule refused.</summary>
internal sealed record PlannedKernel(Declaration Declaration, Stencil Stencil, Facts Facts, Plan Plan)
{
    /// <summary>The type and method for people.</summary>
    public string Name => Stencil.Name;
}
