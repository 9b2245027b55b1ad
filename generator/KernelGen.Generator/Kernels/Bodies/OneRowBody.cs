using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>
/// Goes along one output row after the other, with all taps of its one row written out: sums of floats side by side, integers a vector at
/// a time.
/// </summary>
/// <param name="Target">The machine.</param>
/// <param name="Sums">What is computed.</param>
/// <param name="Pairs">Set when this machine multiplies pixels two at a time.</param>
/// <param name="Vectors">Vectors of sums that a step computes.</param>
internal sealed record OneRowBody(Target Target, RowSums Sums, PairProducts? Pairs, int Vectors)
    : RowSumsBody(Target, Sums, Pairs, Vectors)
{
    /// <summary>Sums side by side: enough to hide the latency of a multiplication.</summary>
    private const int VectorsOfFloats = 4;

    public static OneRowBody Of(Target target, RowSums sums)
    {
        var body = new OneRowBody(target, sums, HasPairs(target, sums) ? sums.Pairs : null, Vectors: 1)
        {
            Combining = Combining.Together,
            Estimate = sums.Estimate,
            Why = sums.Why,
        };
        if (target.IsScalar || sums.Stride > 1) return body;
        return body with { Vectors = sums.Pass.Lane.IsInteger ? body.VectorsOfLine : VectorsOfFloats };
    }

    /// <summary>Whether the machine multiplies the pixels of these sums two at a time.</summary>
    public static bool HasPairs(Target target, RowSums sums) => sums.Pairs is { } pairs && target.Has(pairs.Needs);

    /// <summary>Vectors that fill a line of the cache, where it is stored past it.</summary>
    private int VectorsOfLine => Streams && !LoadsPairs ? Math.Max(1, Target.LineBytes / (Lanes * Element.Of(Pass.Output).Bytes)) : 1;

    public override bool IsOfSingleRows => true;

    /// <summary>A signal is one long row.</summary>
    protected override bool WritesMuch => true;

    public override int BlockRows => RowBlockBody.RowsOfSteps;

    public override string ScratchBytes => "0";

    /// <summary>
    /// The columns of taps whose pixels are shifted out of whole vectors, which neighboring sums share: a wide load that is not aligned
    /// reads two lines of the cache, and a shift takes the place of a multiplication. Half of each is best.
    /// </summary>
    public IReadOnlyCollection<int> ShiftedColumns { get; } =
        Shifts(Target, Sums) ? [.. Shiftable(Target, Sums.Pass).Take((Sums.Pass.Taps.Count + 1) / 2)] : [];

    public override bool LoadsWholeVectors => ShiftedColumns.Count > 0;

    /// <inheritdoc/>
    /// <remarks>What is shifted for the last output is the end of a whole vector.</remarks>
    public override long Reach => ShiftedColumns.Count > 0 ? Math.Max(base.Reach, Target.Lanes(Pass.Lane)) : base.Reach;

    public override void Write(CodeWriter writer) => new OneRowWriter(writer, this).Write();

    private static bool Shifts(Target target, RowSums sums) =>
        target.Has(Can.ShiftsAtOnce) && sums.Stride == 1 && !sums.Pass.Lane.IsInteger && sums.Pass.Input == sums.Pass.Lane.Element;

    private static IEnumerable<int> Shiftable(Target target, Pass pass) => pass.Taps.Select(tap => tap.Column)
        .Where(column => column > 0 && column * pass.ColumnStep < target.Lanes(pass.Lane));
}
