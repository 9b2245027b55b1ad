using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Kernels.Planning.Algorithms;

namespace KernelGen.Generator.Kernels.Planning;

/// <summary>What algorithms are asked to compute, and what several of them ask about it: found when it is first asked for.</summary>
internal sealed class Subject(Stencil stencil, Facts facts, Arithmetic arithmetic)
{
    private Pass? pass;
    private RowBasis? basis;

    public Stencil Stencil => stencil;

    public Facts Facts => facts;

    public Arithmetic Arithmetic => arithmetic;

    /// <summary>The one pass that reads every tap of a sum from the picture.</summary>
    public Pass Pass => pass ??= WholePass.Of(stencil, (SumFacts)facts, arithmetic);

    /// <summary>The taps of that pass as rows and their multiples.</summary>
    public RowBasis Basis => basis ??= RowBasis.Of(Pass.Taps, arithmetic.Lane.IsInteger);
}
