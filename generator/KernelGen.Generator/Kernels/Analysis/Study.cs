using System.Threading;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Analysis;

/// <summary>Finds the <see cref="Facts"/> of a stencil.</summary>
internal static class Study
{
    public static Facts Of(Stencil stencil, CancellationToken cancellation = default)
    {
        var factors = Factors.Of(stencil, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var integers = IntegerTaps.Of(stencil, factors);
        var (taps, rows) = stencil.Taps.CountNonZero();
        cancellation.ThrowIfCancellationRequested();
        return new Facts
        {
            IntegerTaps = integers,
            Sums = integers.Range(stencil.Source.Least, stencil.Source.Greatest),
            NonZeroTaps = taps,
            NonZeroRows = rows,
            Gain = new Rational(integers.Positive - integers.Negative, integers.Form.Denominator),
            Symmetry = SymmetryOf(stencil),
            IsBox = taps == stencil.Taps.Count && stencil.Taps.AreEqual(),
            RowSpace = RowSpace.Of(stencil, cancellation),
            Factors = factors,
        };
    }

    private static Symmetry SymmetryOf(Stencil stencil) =>
        stencil.Taps.EqualsTurned(1) ? Symmetry.Symmetric
        : stencil.Taps.EqualsTurned(-1) ? Symmetry.Antisymmetric : Symmetry.None;
}
