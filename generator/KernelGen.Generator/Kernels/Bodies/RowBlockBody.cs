using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>
/// Goes along a block of a few rows, all of them written out: each row of the picture is read once a step and feeds all outputs of the
/// block whose windows cover it. Access is sequential.
/// </summary>
/// <param name="Target">The machine.</param>
/// <param name="Sums">What is computed.</param>
/// <param name="Pairs">Set when this machine multiplies pixels two at a time.</param>
/// <param name="Vectors">Vectors of sums of one row that a step computes.</param>
/// <param name="Rows">Output rows of a block; 1: one row after the other, its source rows anywhere.</param>
internal sealed record RowBlockBody(Target Target, RowSums Sums, PairProducts? Pairs, int Vectors, int Rows)
    : RowSumsBody(Target, Sums, Pairs, Vectors)
{
    /// <summary>Rows of a block of several steps: what is done once for a block hardly counts then.</summary>
    public const int RowsOfSteps = 32;

    public override bool IsOfSingleRows => Rows == 1;

    public override double? CostOfSingleRow => IsOfSingleRows ? Sums.CostOfSingleRow(Target) : null;

    public override Body? OfSingleRows => IsOfSingleRows ? null : Sums.IsOneRow ? OneRowBody.Of(Target, Sums) : Single(this);

    /// <summary>The body for single rows.</summary>
    public static RowBlockBody Single(RowSumsBody body)
    {
        var single = new RowBlockBody(body.Target, body.Sums, body.Pairs, body.Vectors, Rows: 1)
        {
            Combining = body.Combining, Estimate = body.Estimate, Why = body.Why, IsBesideWalk = body is ColumnWalkBody,
        };
        return single.WritesEnds ? single : single with { RowEnds = null };
    }

    /// <summary>Vectors of a step that are computed side by side; the others follow, so that their sums need no registers of their own.</summary>
    public int VectorsTogether { get; init; } = Vectors;

    /// <summary>The body for many rows is a walk down the columns.</summary>
    public bool IsBesideWalk { get; init; }

    public override bool StreamsManyRows => !IsBesideWalk && base.StreamsManyRows;

    public override int RowStep => Rows;

    public override int BlockRows => RowsOfSteps;

    /// <summary>Sums are stored when the step is done: the registers hold all of them, and no store comes between its loads.</summary>
    public bool StoresLast =>
        (IsDense || Pairs is not null) && !Sums.AddsNeighbors
        && Rows * VectorsTogether * (Pairs is not null ? 2 : 1) <= Target.Registers.StoredLast;

    /// <summary>Coefficients are read from static data where they are used.</summary>
    public bool ReadsCoefficients => HasCoefficients && Pass.Taps.Count + SumsTogether > Target.Registers.Constants;

    /// <summary>Sums that are not stored yet.</summary>
    private int SumsTogether => VectorsTogether * (StoresLast ? Rows : Math.Min(Rows, Basis.Rows));

    private bool HasCoefficients => Basis.IsDense && !Pass.Lane.IsInteger;

    public override IReadOnlyList<Member> Tables => HasCoefficients ? [CoefficientTable.Of(this)] : [];

    public override void Write(CodeWriter writer) => new RowBlockWriter(writer, this).Write();
}

/// <summary>
/// The coefficients of a dense kernel in static data, read where they are used: as constants, the JIT would load them all at once,
/// and spill what the registers do not hold.
/// </summary>
internal static class CoefficientTable
{
    public static Member Of(RowSumsBody body) => new("RowCoefficients", writer =>
    {
        var (basis, lane) = (body.Basis, body.Pass.Lane);
        var all = Enumerable.Range(0, basis.Rows)
            .SelectMany(row => Enumerable.Range(0, Columns(basis)).Select(column => Literals.Of(lane, basis[row, column])));
        writer.Line($"private static ReadOnlySpan<{lane.Element}> RowCoefficients => new {lane.Element}[] {{ {string.Join(", ", all)} }};");
    });

    /// <summary>Declares the reference that it is read by.</summary>
    public static void Open(CodeWriter writer, Lane lane)
    {
        writer.Line("// optimization barriers: as constants, the coefficients would all be loaded at once, and spilled");
        writer.Line($"ref {lane.Element} coefficients = ref Unknown.To(ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(RowCoefficients));");
        writer.Line("int barrier = 0;");
        writer.Line("Unknown.To(ref barrier);");
    }

    /// <summary>Writes an optimization barrier: the JIT must not reuse what was loaded before this row of the picture.</summary>
    public static void Barrier(CodeWriter writer, int row) => writer.Line($"barrier = {row};");

    /// <summary>A coefficient, its row counted from the first that is not all zero.</summary>
    public static string At(RowBasis basis, int row, int column) => $"Unsafe.Add(ref coefficients, {row * Columns(basis) + column})";

    private static int Columns(RowBasis basis) => basis.Columns[basis.Columns.Count - 1] + 1;
}
