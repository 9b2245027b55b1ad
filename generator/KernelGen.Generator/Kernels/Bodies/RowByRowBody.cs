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

    /// <summary>What lies beyond the ends of a row; null: nothing, or what must be copied.</summary>
    public RowEnds? RowEnds { get; init; }

    public override RowEnds? Ends => RowOfSums?.Ends;

    /// <summary>What lies between two passes; null: there is one.</summary>
    public RowOfSums? RowOfSums => Rows.Count == 1 ? null : new(Rows[0].Pass, RowEnds);

    public override double? CostOfSingleRow => Cost(Rows, Target);

    public override int Lanes => Rows.Max(row => row.Lanes(Target));

    public override int BlockRows => RowsOfBlock;

    public override int FarBlockRows => FarRows(Rows[0].Cost(Target) * Target.Lanes(Rows[0].Pass.Lane));

    public override string ScratchBytes => RowOfSums?.ScratchBytes(more: 0) ?? "0";

    public override int LoopedTaps => Rows.Where(row => row.IsLooped).Select(row => row.Pass.Taps.Count).DefaultIfEmpty().Max();

    public override int RoundingErrors(int precision) => Planning.RoundingErrors.Of(Passes, precision);

    public override IReadOnlyList<Member> Tables => IsTapSum ? new TapSum(Rows[0].Pass).Table is { } table ? [table] : []
        : Rows.Where(row => row.IsLooped).Select(row => LoopedPass.Tables(row.Pass)).ToArray();

    /// <summary>A machine without vectors, one pass and a loop: the loop is a word of the runtime.</summary>
    private bool IsTapSum => Target.IsScalar && Rows.Count == 1 && Rows[0].IsLooped;

    /// <summary>Vector operations per element.</summary>
    public static double Cost(IReadOnlyList<RowPass> rows, Target target) => rows.Sum(row => row.Cost(target))
        + rows.Where(row => row.Pass.WritesSums).Sum(row => target.Costs.RowOfSums / target.Lanes(row.Pass.Lane));

    public override void Write(CodeWriter writer)
    {
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            if (RowOfSums is not { } sums)
            {
                WritePass(writer, Rows[0]);
                return;
            }
            sums.WritePieces(
                writer,
                () => WritePass(writer, "// down the columns, into a row of sums", Rows[0]),
                () => WritePass(writer, "// along the row of sums", Rows[1]));
        }
    }

    private void WritePass(CodeWriter writer, string comment, RowPass row)
    {
        using (writer.Block(comment)) WritePass(writer, row);
    }

    private void WritePass(CodeWriter writer, RowPass row)
    {
        if (IsTapSum) new SummedPass(writer, this, row).Write();
        else if (row.IsLooped) new LoopedPass(writer, this, row).Write();
        else new UnrolledPass(writer, this, row).Write();
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

    /// <summary>Bytes down the columns into words, two rows at a time.</summary>
    public bool AddsBytePairs(Target target) =>
        Pass is { WritesSums: true, Input: "byte", Lane.Bits: 16 } && !IsLooped && target.Has(Can.Pairs);

    /// <summary>Elements that one step computes.</summary>
    public int Lanes(Target target) => AddsBytePairs(target) ? target.Elements(sizeof(byte)) : target.Lanes(Pass.Lane) * Vectors(target);

    /// <summary>
    /// Loads with conversion, a multiplication where the coefficient asks for one, an addition; then the finish and the store.
    /// </summary>
    public double Cost(Target target)
    {
        if (AddsBytePairs(target)) return ByteColumns.Cost(Pass, target);
        var load = Pass.ReadsSums && Pass.Input != Pass.Lane.Element ? target.Costs.ConvertingLoad : 1;
        var perTap = (1 + load) * Pass.Taps.Count + Multiplied.Count() * (Pass.Lane == Lane.Int32 ? 2 : 1);
        return (perTap * (IsLooped ? target.Costs.LoopedTap : 1) + Pass.Finish.Count + 1 + Pass.StoreCost(target.Costs)) / target.Lanes(Pass.Lane);
    }

    /// <summary>The taps that are multiplied: of those that are written out, one for all of its magnitude.</summary>
    private IEnumerable<Tap> Multiplied
    {
        get
        {
            var taps = Pass.Taps.Where(NeedsMultiplication);
            return IsLooped ? taps : taps.GroupBy(tap => tap.Coefficient.Magnitude).Select(group => group.First());
        }
    }

    private bool NeedsMultiplication(Tap tap) =>
        Pass.Lane.IsInteger && !(tap.Coefficient.IsInteger && tap.Coefficient.Magnitude.Numerator.IsPowerOfTwo);
}
