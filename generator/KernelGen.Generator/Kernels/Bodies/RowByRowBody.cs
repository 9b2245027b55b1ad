using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>
/// Computes one output row after the other, in one pass, or in one down the columns and one along the row of sums that it leaves.
/// </summary>
/// <param name="Target">The machine.</param>
/// <param name="Rows">The passes, in order.</param>
internal sealed record RowByRowBody(Target Target, IReadOnlyList<RowPass> Rows) : Body(Target)
{
    /// <summary>Rows of a block: its lines stay in the first cache.</summary>
    private const int RowsOfBlock = 48;

    public override IReadOnlyList<Pass> Passes => Rows.Select(row => row.Pass).ToArray();

    public override int Lanes => Rows.Max(row => row.Lanes(Target));

    public override int BlockRows => RowsOfBlock;

    public override int FarBlockRows => FarRows(Rows[0].Cost(Target) * Target.Lanes(Rows[0].Pass.Lane));

    /// <inheritdoc/>
    /// <remarks>The row of sums between two passes: the run and the margin that the second pass reads beyond it.</remarks>
    public override string ScratchBytes =>
        Passes.FirstOrDefault(pass => pass.WritesSums) is { } sums ? $"(count + {sums.Margin}) * sizeof({sums.Output})" : "0";

    public override int LoopedTaps => Rows.Where(row => row.IsLooped).Select(row => row.Pass.Taps.Count).DefaultIfEmpty().Max();

    public override int RoundingErrors(int precision) => Planning.RoundingErrors.Of(Passes, precision);

    public override IReadOnlyList<Member> Tables => Rows.Where(row => row.IsLooped).Select(row => LoopedPass.Tables(row.Pass)).ToArray();

    /// <summary>Vector operations per element.</summary>
    public static double Cost(IReadOnlyList<RowPass> rows, Target target) => rows.Sum(row => row.Cost(target))
        + rows.Where(row => row.Pass.WritesSums).Sum(row => target.Costs.RowOfSums / target.Lanes(row.Pass.Lane));

    public override void Write(CodeWriter writer)
    {
        using (writer.Block("for (int row = 0; row < rows; row++)"))
            foreach (var row in Rows)
            {
                var comment = row.Pass.WritesSums ? "// down the columns, into a row of sums" : "// along the row of sums";
                using (Rows.Count == 1 ? null : writer.Block(comment))
                {
                    if (row.IsLooped) new LoopedPass(writer, this, row).Write();
                    else new UnrolledPass(writer, this, row).Write();
                }
            }
    }
}

/// <summary>One pass over a row.</summary>
/// <param name="Pass">What is computed.</param>
/// <param name="IsLooped">The taps are walked in a loop over a table instead of being written out.</param>
internal sealed record RowPass(Pass Pass, bool IsLooped)
{
    /// <summary>Vectors of sums of a looped pass: enough to hide the latency of an addition.</summary>
    private const int LoopedVectors = 4;

    /// <summary>Vectors that one step computes.</summary>
    public int Vectors(Target target) => IsLooped && !target.IsScalar ? LoopedVectors : 1;

    /// <summary>Elements that one step computes.</summary>
    public int Lanes(Target target) => target.Lanes(Pass.Lane) * Vectors(target);

    /// <summary>
    /// Loads with conversion, a multiplication where the coefficient asks for one, an addition; then the finish and the store.
    /// </summary>
    public double Cost(Target target)
    {
        var perTap = Pass.Taps.Sum(tap => 2 + (NeedsMultiplication(tap) ? Pass.Lane == Lane.Int32 ? 2 : 1 : 0));
        return (perTap * (IsLooped ? target.Costs.LoopedTap : 1) + Pass.Finish.Count + 1 + Pass.StoreCost(target.Costs)) / target.Lanes(Pass.Lane);
    }

    private bool NeedsMultiplication(Tap tap) =>
        Pass.Lane.IsInteger && !(tap.Coefficient.IsInteger && tap.Coefficient.Magnitude.Numerator.IsPowerOfTwo);
}
