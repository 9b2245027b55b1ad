using System;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>Goes from strip to strip, down all rows of the block in each.</summary>
/// <param name="Target">The machine.</param>
/// <param name="Sums">What is computed.</param>
/// <param name="Pairs">Set when this machine multiplies pixels two at a time.</param>
/// <param name="Vectors">Vectors of sums of one row that a step computes.</param>
internal sealed record ColumnWalkBody(Target Target, RowSums Sums, PairProducts? Pairs, int Vectors)
    : RowSumsBody(Target, Sums, Pairs, Vectors)
{
    /// <summary>Rows of a block at least: the lines of a strip stay in the first cache …</summary>
    private const int FewestRows = 48;

    /// <summary>… but it is so much higher than its window that what is computed again above it hardly counts.</summary>
    private const int Windows = 8;

    /// <summary>Fewer rows are computed one by one.</summary>
    private const int FewRows = 4;

    public override bool IsOfSingleRows => false;

    public override Body? OfSingleRows => RowBlockBody.Single(this);

    public override int RowStep => FewRows;

    /// <inheritdoc/>
    /// <remarks>A walk must begin Rows − 1 rows above its block.</remarks>
    public override int BlockRows => Math.Min(KernelLimits.MostBlockRows, Math.Max(FewestRows, Windows * (Basis.Rows - 1)));

    /// <inheritdoc/>
    public override double Overlap => Combining == Combining.Gathered
        ? Sums.CostOfSingleRow(Target) / Sums.Cost(Target)
        : 1 + (Basis.Rows - 1.0) / BlockRows;

    /// <inheritdoc/>
    /// <remarks>
    /// With little to compute, what a low block computes again costs less than a high one, which gives up sequential access.
    /// </remarks>
    public override int FarBlockRows => FarRows(
        Combining == Combining.Gathered ? 0 : Sums.Cost(Target) * (Pairs is null ? 1 : 2) * Target.Lanes(Pass.Lane));

    /// <inheritdoc/>
    /// <remarks>Each store goes to another row: past the cache, lines would leave one by one.</remarks>
    public override bool StreamsManyRows => false;

    /// <summary>The next strip's lines are prefetched: a tall block is no sequential access.</summary>
    public bool Fetches => Target.Has(Can.Prefetches);

    public override void Write(CodeWriter writer)
    {
        if (Estimate is not null) RoundingChecks.Declare(writer);
        RowSteps.WriteRows(writer, this, "0", Basis.FirstRow, Basis.RowsRead);
        RowSteps.Write(
            writer,
            this,
            "return",
            end =>
            {
                new ColumnStrip(writer, this, end, Fetches).Write("0", "rows");
                if (Estimate is not null) RoundingChecks.Resolve(writer, Lanes);
            },
            endsTogether: true);
    }
}
