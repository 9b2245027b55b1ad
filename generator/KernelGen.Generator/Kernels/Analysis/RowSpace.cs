using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Analysis;

/// <summary>The rows of a stencil as sums of multiples of as few of them as possible: as many as its rank. Exact over the rationals.</summary>
/// <param name="Basis">Numbers of the rows that all others are made of: the first ones that are linearly independent.</param>
/// <param name="Factors">For each row the multiple of each basis row.</param>
internal sealed record RowSpace(EquatableArray<int> Basis, EquatableArray<EquatableArray<Rational>> Factors)
{
    /// <summary>Taps for which the rank is found: exact fractions grow with every row of an elimination.</summary>
    private const int MostTaps = 1024;

    /// <summary>The rank.</summary>
    public int Rank => Basis.Count;

    /// <summary>Gauss's elimination, row by row; null for more taps than are ever written out.</summary>
    public static RowSpace? Of(TapGrid taps, CancellationToken cancellation)
    {
        if (taps.Count > MostTaps) return null;
        var basis = new List<int>();
        // rows in echelon form, each with what multiples of the basis rows it is
        var echelon = new List<(int Pivot, Rational[] Row, Rational[] Multiples)>();
        var factors = new List<Rational[]>();
        for (var number = 0; number < taps.Rows; number++)
        {
            var row = Enumerable.Range(0, taps.Columns).Select(column => taps[number, column]).ToArray();
            var made = Zeros(taps.Rows);
            foreach (var (pivot, reduced, multiples) in echelon)
            {
                cancellation.ThrowIfCancellationRequested();
                if (row[pivot].IsZero) continue;
                var factor = row[pivot] / reduced[pivot];
                row = Minus(row, reduced, factor);
                made = Minus(made, multiples, -factor);
            }
            var first = System.Array.FindIndex(row, value => !value.IsZero);
            if (first >= 0)
            {
                // what is left is the row less what it was made of: a new basis row
                var left = made.Select(value => -value).ToArray();
                left[basis.Count] = Rational.One;
                made = Zeros(taps.Rows);
                made[basis.Count] = Rational.One;
                echelon.Add((first, row, left));
                basis.Add(number);
            }
            factors.Add(made);
        }
        return new RowSpace(basis.ToEquatableArray(), factors.Select(made => made.Take(basis.Count).ToEquatableArray()).ToEquatableArray());
    }

    private static Rational[] Zeros(int count) => Enumerable.Repeat(Rational.Zero, count).ToArray();

    private static Rational[] Minus(Rational[] row, Rational[] other, Rational factor) =>
        row.Select((value, index) => other[index].IsZero ? value : value - other[index] * factor).ToArray();
}
