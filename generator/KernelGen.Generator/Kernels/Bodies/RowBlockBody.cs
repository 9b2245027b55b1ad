using System.Collections.Generic;
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
internal sealed record RowBlockBody(Target Target, RowSums Sums, PairProducts? Pairs, int Vectors) : RowSumsBody(Target, Sums, Pairs, Vectors)
{
    /// <summary>Rows of a block of several steps: what is done once for a block hardly counts then.</summary>
    public const int RowsOfSteps = 32;

    public override int RowStep => Sums.BlockRows;

    public override int BlockRows => RowsOfSteps;

    /// <summary>Sums are stored when the step is done: the registers hold all of them, and no store comes between its loads.</summary>
    public bool StoresLast => (IsDense || LoadsPairs) && !Sums.AddsNeighbors && RowStep * Vectors * (LoadsPairs ? 2 : 1) <= Target.Registers.StoredLast;

    /// <summary>Coefficients are read from static data where they are used.</summary>
    public bool ReadsCoefficients => HasCoefficients && Pass.Taps.Count + RowStep * Vectors > Target.Registers.Constants;

    private bool HasCoefficients => Basis.IsDense && !Pass.Lane.IsInteger;

    public override IReadOnlyList<Member> Tables => HasCoefficients ? [CoefficientTable.Of(this)] : [];

    public override void Write(CodeWriter writer) => new RowBlockWriter(writer, this).Write();
}
