using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Meaning;

/// <summary>
/// The taps of a stencil, row by row. Those of boxes, Gaussians and separable kernels are kept as a column and a row whose product
/// they are: what is asked of the grid then costs rows + columns, however many taps there are.
/// </summary>
internal sealed class TapGrid : IReadOnlyList<Rational>, IEquatable<TapGrid>
{
    private readonly Rational[]? all;
    private readonly Rational[] column;
    private readonly Rational[] row;

    private TapGrid(Rational[]? all, Rational[] column, Rational[] row, int rows, int columns) =>
        (this.all, this.column, this.row, Rows, Columns) = (all, column, row, rows, columns);

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>The number of taps, zeros included.</summary>
    public int Count => Rows * Columns;

    /// <summary>The taps were declared as the product of a column and a row.</summary>
    public bool IsProduct => all is null;

    public Rational this[int index] => all is null ? column[index / Columns] * row[index % Columns] : all[index];

    public Rational this[int row, int column] => this[row * Columns + column];

    /// <summary>The greatest magnitude of a tap.</summary>
    public Rational GreatestMagnitude => all is null ? Greatest(column) * Greatest(row) : Greatest(all);

    /// <summary>The least magnitude of a tap that is not zero; zero where all are.</summary>
    public Rational LeastMagnitude => all is null ? Least(column) * Least(row) : Least(all);

    /// <summary>The sum of the magnitudes of all taps.</summary>
    public Rational SumOfMagnitudes => all is null ? Sum(column) * Sum(row) : Sum(all);

    /// <summary>The least common denominator of all taps; 1 where all are zero.</summary>
    public BigInteger CommonDenominator => First() is null ? BigInteger.One
        : all is null ? (Scales.Content(column) * Scales.Content(row)).Denominator : Scales.Content(all).Denominator;

    public static TapGrid Dense(IEnumerable<Rational> taps, int rows, int columns) => new(taps.ToArray(), [], [], rows, columns);

    public static TapGrid Product(IEnumerable<Rational> column, IEnumerable<Rational> row)
    {
        var (down, across) = (column.ToArray(), row.ToArray());
        return new TapGrid(null, down, across, down.Length, across.Length);
    }

    /// <summary>The grid turned by 180°.</summary>
    public TapGrid Turned() => new(all is null ? null : Backwards(all), Backwards(column), Backwards(row), Rows, Columns);

    /// <summary>The grid with every tap divided by a number.</summary>
    public TapGrid Over(Rational divisor) => divisor == Rational.One ? this : new(
        all?.Select(tap => tap / divisor).ToArray(), column, row.Select(weight => weight / divisor).ToArray(), Rows, Columns);

    /// <summary>The taps that are not zero, row by row.</summary>
    public IEnumerable<(int Row, int Column, Rational Coefficient)> NonZero()
    {
        for (var i = 0; i < Rows; i++)
        {
            if (all is null && column[i].IsZero) continue;
            for (var j = 0; j < Columns; j++)
                if ((all is null ? !row[j].IsZero : !all[i * Columns + j].IsZero))
                    yield return (i, j, this[i * Columns + j]);
        }
    }

    /// <summary>How many taps are not zero, and in how many rows.</summary>
    public (int Taps, int Rows) CountNonZero()
    {
        if (all is null)
        {
            var (down, across) = (column.Count(IsTap), row.Count(IsTap));
            return (down * across, across == 0 ? 0 : down);
        }
        var taps = Enumerable.Range(0, Rows).Select(i => Enumerable.Range(i * Columns, Columns).Count(index => IsTap(all[index]))).ToArray();
        return (taps.Sum(), taps.Count(count => count > 0));
    }

    /// <summary>How many taps come before the first that is not zero; null where all are zero.</summary>
    public int? First()
    {
        if (all is not null) return Array.FindIndex(all, IsTap) is >= 0 and var index ? index : null;
        var (i, j) = (Array.FindIndex(column, IsTap), Array.FindIndex(row, IsTap));
        return i < 0 || j < 0 ? null : i * Columns + j;
    }

    /// <summary>Whether all taps are the same number.</summary>
    public bool AreEqual() => all is null
        ? column.All(weight => weight == column[0]) && row.All(weight => weight == row[0])
        : all.All(tap => tap == all[0]);

    /// <summary>Whether the grid turned by 180° is the grid times a sign.</summary>
    public bool EqualsTurned(int sign)
    {
        if (all is not null) return IsMirrored(all, sign);
        if (First() is null) return true;
        // a product determines its column and row but for a factor, which turning leaves at 1 or -1
        return IsMirrored(column, 1) ? IsMirrored(row, sign) : IsMirrored(column, -1) && IsMirrored(row, -sign);
    }

    public bool Equals(TapGrid? other) =>
        other is not null && Rows == other.Rows && Columns == other.Columns && this.SequenceEqual(other);

    public override bool Equals(object? obj) => Equals(obj as TapGrid);

    public override int GetHashCode() => unchecked(Rows * 31 + Columns);

    public IEnumerator<Rational> GetEnumerator() =>
        all is null ? column.SelectMany(down => row.Select(across => down * across)).GetEnumerator() : ((IEnumerable<Rational>)all).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static Rational[] Backwards(IEnumerable<Rational> weights) => weights.Reverse().ToArray();

    private static bool IsTap(Rational weight) => !weight.IsZero;

    private static bool IsMirrored(Rational[] weights, int sign)
    {
        for (var (i, j) = (0, weights.Length - 1); i <= j; i++, j--)
            if (weights[i] != (sign < 0 ? -weights[j] : weights[j])) return false;
        return true;
    }

    private static Rational Sum(Rational[] weights) =>
        weights.Aggregate(Rational.Zero, static (sum, weight) => sum + weight.Magnitude);

    private static Rational Greatest(Rational[] weights)
    {
        var greatest = Rational.Zero;
        foreach (var weight in weights)
            if (weight.Magnitude > greatest) greatest = weight.Magnitude;
        return greatest;
    }

    private static Rational Least(Rational[] weights)
    {
        var least = Rational.Zero;
        foreach (var weight in weights)
            if (!weight.IsZero && (least.IsZero || weight.Magnitude < least)) least = weight.Magnitude;
        return least;
    }
}
