using KernelGen.Generator.Analysis;
using KernelGen.Generator.Stencils;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Planning.Algorithms;

/// <summary>
/// Every tap written out, walking down strips of columns: a row of the picture is read once and feeds all the outputs whose
/// windows cover it. Bytes with small integer taps are multiplied two at a time.
/// </summary>
internal sealed class Direct : IAlgorithm
{
    /// <summary>Taps of a method body: beyond this the JIT compiles less well than a loop does.</summary>
    private const int UnrollBudget = 256;

    /// <summary>Rows of taps: the sums that wait for the last of them must fit the registers.</summary>
    private const int MostRows = 24;

    public string Name => "direct";

    public Answer Try(Stencil stencil, Facts facts, Arithmetic arithmetic)
    {
        if (facts.NonZeroTaps > UnrollBudget)
            return Answer.Decline(Invariant.Text($"{facts.NonZeroTaps} taps are more than the {UnrollBudget} that are written out"));
        var pass = WholePass.Of(stencil, arithmetic, isLooped: false);
        if (stencil.Stride != stencil.Dilation)      // neighbouring output rows share no rows of the picture
            return new Plan(Name, new[] { pass }.ToEquatableArray(), arithmetic.Estimate, Costs.Of(pass), arithmetic.Why, default);
        var walk = Walk.Of(pass.Taps, arithmetic.Lane.IsInteger);
        if (walk.Rows > MostRows)
            return Answer.Decline(Invariant.Text($"{walk.Rows} rows of waiting sums are more than the registers hold"));
        walk = walk with { IsPaired = facts.NonZeroTaps > 0 && stencil.Source == ElementType.Byte && arithmetic.Lane.Bits == 16 && BytePairs.Fit(walk, pass.ColumnStep == 1) };
        pass = pass with { Walk = walk };
        return new Plan(Name, new[] { pass }.ToEquatableArray(), arithmetic.Estimate, Costs.Of(pass), arithmetic.Why, default);
    }
}
