using System.Linq;
using System.Numerics;
using System.Threading;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Analysis;

/// <summary>A stencil of rank 1 as an outer product: tap (i, j) = Column[i]·Row[j]·Scale, column and row of coprime integers.</summary>
internal sealed record Factors(EquatableArray<BigInteger> Column, EquatableArray<BigInteger> Row, Rational Scale)
{
    /// <summary>The factors, or null when the rank is 0 or more than 1.</summary>
    public static Factors? Of(TapGrid taps, CancellationToken cancellation)
    {
        if (taps.First() is not { } pivot) return null;
        var (pivotRow, pivotColumn) = (pivot / taps.Columns, pivot % taps.Columns);

        // Rank 1 means that every row is a multiple of the pivot's: a[i,j]·a[p,q] = a[i,q]·a[p,j].
        var corner = taps[pivotRow, pivotColumn];
        for (var i = 0; i < taps.Rows && !taps.IsProduct; i++)
            for (var j = 0; j < taps.Columns; j++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (taps[i, j] * corner != taps[i, pivotColumn] * taps[pivotRow, j]) return null;
            }

        var (column, columnScale) = Coprime(Enumerable.Range(0, taps.Rows).Select(i => taps[i, pivotColumn]).ToArray());
        var (row, rowScale) = Coprime(Enumerable.Range(0, taps.Columns).Select(j => taps[pivotRow, j]).ToArray());
        return new Factors(column, row, columnScale * rowScale / corner);
    }

    /// <summary>Coprime integers proportional to the fractions, and the factor that was taken out.</summary>
    private static (EquatableArray<BigInteger> Integers, Rational Scale) Coprime(Rational[] fractions)
    {
        var form = IntegerForm.Of(fractions, Rational.Zero);
        var common = form.Taps.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        return (form.Taps.Select(tap => tap / common).ToEquatableArray(), new Rational(common, form.Denominator));
    }
}
