using System.Linq;
using KernelGen.Generator.Stencils;
using KernelGen.Shared;

namespace KernelGen.Generator.Analysis;

/// <summary>Finds the <see cref="Facts"/> of a stencil.</summary>
internal static class Study
{
    public static Facts Of(Stencil stencil)
    {
        var integers = IntegerForm.Of(stencil.Taps, stencil.Offset);
        var (low, high) = integers.Range(stencil.Source.Least, stencil.Source.Greatest);
        return new Facts
        {
            Integers = integers,
            Sums = new Interval(low, high),
            NonZeroTaps = stencil.Taps.Count(tap => !tap.IsZero),
            NonZeroRows = Enumerable.Range(0, stencil.Rows)
                .Count(row => Enumerable.Range(0, stencil.Columns).Any(column => !stencil[row, column].IsZero)),
            Gain = new Rational(integers.Taps.Aggregate((sum, tap) => sum + tap), integers.Denominator),
            Symmetry = SymmetryOf(stencil),
            IsBox = !stencil.Taps[0].IsZero && stencil.Taps.All(tap => tap == stencil.Taps[0]),
            RowSpace = RowSpace.Of(stencil),
            Factors = Factors.Of(stencil),
        };
    }

    private static Symmetry SymmetryOf(Stencil stencil)
    {
        var turned = stencil.Taps.Reverse().ToArray();
        if (stencil.Taps.SequenceEqual(turned)) return Symmetry.Symmetric;
        return stencil.Taps.SequenceEqual(turned.Select(tap => -tap)) ? Symmetry.Antisymmetric : Symmetry.None;
    }
}
