using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Bodies;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Kernels.Planning.Algorithms;

/// <summary>A loop over rows of taps with several vectors of sums in registers: for kernels too large to write out.</summary>
internal sealed class TapLoop : IAlgorithm
{
    public string Name => "tap loop";

    public Answer<Body> Try(Stencil stencil, Facts facts, Arithmetic arithmetic, Target target)
    {
        if (facts.NonZeroTaps == 0) return Answer<Body>.Decline("there are no taps to loop over");
        if (Arithmetic.TakesTwoPasses(stencil, facts))
            return Answer<Body>.Decline($"{facts.NonZeroTaps} taps are the products of {stencil.Rows + stencil.Columns} numbers");
        return WholePass.RowByRow(WholePass.Of(stencil, arithmetic), arithmetic, target, isLooped: true);
    }
}
