using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Kernels.Planning.Algorithms;

/// <summary>A loop over rows of taps with several vectors of sums in registers: for kernels too large to write out.</summary>
internal sealed class TapLoop : SumAlgorithm
{
    public override string Name => "tap loop";

    protected override Answer Try(Stencil stencil, SumFacts facts, Arithmetic arithmetic)
    {
        if (facts.NonZeroTaps == 0) return Answer.Decline("there are no taps to loop over");
        if (Arithmetic.TakesTwoPasses(stencil, facts))
            return Answer.Decline($"{facts.NonZeroTaps} taps are the products of {stencil.Rows + stencil.Columns} numbers");
        var pass = WholePass.Of(stencil, facts, arithmetic, isLooped: true);
        return new Plan(Name, new[] { pass }.ToEquatableArray(), arithmetic.Estimate, Costs.Of(pass), arithmetic.Why, default);
    }
}
