using System.Collections.Generic;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Kernels.Planning;

namespace KernelGen.Generator.Kernels.Rules;

/// <summary>A rule about a kernel that works. It never reports an error, so the generator does not run it.</summary>
internal interface IAdviceRule
{
    IEnumerable<Problem> Check(PlannedKernel kernel);
}

/// <summary>All that is known about a kernel without errors.</summary>
internal sealed record PlannedKernel(Declaration Declaration, Stencil Stencil, Facts Facts, Plan Plan)
{
    /// <summary>Type and method, for messages.</summary>
    public string Name => Stencil.Name;
}
