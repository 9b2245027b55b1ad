using System;
using KernelGen.Generator.Analysis;
using KernelGen.Generator.Stencils;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Planning.Algorithms;

/// <summary>Every tap written out; neighbouring output rows share the rows that they load.</summary>
internal sealed class Direct : IAlgorithm
{
    /// <summary>Taps times rows of a method body: beyond this the JIT compiles less well than a loop does.</summary>
    private const int UnrollBudget = 128;

    public string Name => "direct";

    public Answer Try(Stencil stencil, Facts facts, Arithmetic arithmetic)
    {
        if (facts.NonZeroTaps > UnrollBudget)
            return Answer.Decline(Invariant.Text($"{facts.NonZeroTaps} taps are more than the {UnrollBudget} that are written out"));
        var rows = RowsPerBlock(stencil, facts, arithmetic);
        var pass = WholePass.Of(stencil, arithmetic, isLooped: false);
        return new Plan(Name, new[] { pass }.ToEquatableArray(), rows, arithmetic.Estimate, Costs.Of(pass) * (rows == 1 ? 1 : 0.75), arithmetic.Why, default);
    }

    /// <summary>As many as registers and the unroll budget allow; block rows coincide with tap rows only when stride equals dilation.</summary>
    private static int RowsPerBlock(Stencil stencil, Facts facts, Arithmetic arithmetic)
    {
        if (stencil.Stride != stencil.Dilation || arithmetic.Estimate is not null || stencil.Rows == 1) return 1;
        return Math.Max(1, Math.Min(stencil.Rows <= 3 ? 4 : 2, UnrollBudget / Math.Max(1, facts.NonZeroTaps)));
    }
}
