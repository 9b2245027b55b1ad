using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Kernels.Planning.Algorithms;

/// <summary>
/// Every tap written out, walking down strips of columns: a row of the picture is read once and feeds all the outputs whose
/// windows cover it. Bytes with small integer taps are multiplied two at a time.
/// </summary>
internal sealed class Direct : SumAlgorithm
{
    /// <summary>Taps of a method body: beyond this the JIT compiles less well than a loop does.</summary>
    public const int UnrollBudget = 256;

    /// <summary>Rows of taps: the sums that wait for the last of them must fit the registers.</summary>
    private const int MostRows = 24;

    public override string Name => "direct";

    protected override Answer Try(Stencil stencil, SumFacts facts, Arithmetic arithmetic)
    {
        if (facts.NonZeroTaps > UnrollBudget)
            return Answer.Decline($"{facts.NonZeroTaps} taps are more than the {UnrollBudget} that are written out");
        var pass = WholePass.Of(stencil, facts, arithmetic, isLooped: false);
        var strides = TakesStride(stencil, facts, arithmetic);
        if (stencil.Stride != stencil.Dilation && !strides)      // neighbouring output rows share no rows of the picture
            return new Plan(Name, new[] { pass }.ToEquatableArray(), arithmetic.Estimate, Costs.Of(pass), arithmetic.Why, default);
        var walk = Walk.Of(pass.Taps, arithmetic.Lane.IsInteger);
        return Plan(Name, stencil, facts, arithmetic, pass, strides ? walk with { RowShift = stencil.Stride } : walk);
    }

    /// <summary>One pass with a walk.</summary>
    public static Answer Plan(string name, Stencil stencil, SumFacts facts, Arithmetic arithmetic, Pass pass, Walk walk)
    {
        if (walk.Rows > MostRows)
            return Answer.Decline($"{walk.Rows} rows of waiting sums are more than the registers hold");
        var isPaired = walk.PairLane is not null || walk.RowShift == 1 && facts.NonZeroTaps > 0 && Pairs.Fit(stencil, arithmetic, walk);
        pass = pass with { Walk = walk with { IsPaired = isPaired } };
        return new Plan(name, new[] { pass }.ToEquatableArray(), arithmetic.Estimate, Costs.Of(pass), arithmetic.Why, default)
        {
            Ends = arithmetic.Estimate is null ? RowEnds.Of(stencil) : null,     // a second look reads copies
        };
    }

    /// <summary>Every second element of two vectors of floats is one permutation.</summary>
    private static bool TakesStride(Stencil stencil, SumFacts facts, Arithmetic arithmetic) =>
        stencil is { Stride: 2, Dilation: 1, Channels: 1, Columns: > 1, Rows: <= 7 } && facts.NonZeroTaps > 0
        && !arithmetic.Lane.IsInteger && stencil.Source.Name == arithmetic.Lane.Element && stencil.Destination == stencil.Source;
}
