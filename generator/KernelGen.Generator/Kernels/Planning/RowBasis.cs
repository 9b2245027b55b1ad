using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Planning;

/// <summary>
/// A stencil as few rows of taps and sums of their multiples: tap row i is Σ Factor·Basis[b]. Each row of the picture is multiplied
/// with every basis row once, whatever the number of tap rows that use it.
/// </summary>
/// <param name="FirstRow">The first tap row that is not all zero.</param>
/// <param name="Rows">Tap rows from there to the last one that is not all zero.</param>
/// <param name="Basis">The rows that all others are made of: coefficients by column, zeros left out.</param>
/// <param name="Uses">For each tap row the basis rows and the factors: none where it is all zero, and one unless the rank is low.</param>
internal sealed record RowBasis(
    int FirstRow, int Rows, EquatableArray<EquatableArray<ColumnTap>> Basis, EquatableArray<EquatableArray<RowUse>> Uses)
{
    /// <summary>The coefficient of a tap, its row counted from <see cref="FirstRow"/>.</summary>
    public Rational this[int row, int column] => Uses[row]
        .Select(use => Basis[use.Basis].Where(tap => tap.Column == column).Select(tap => tap.Coefficient * use.Factor).FirstOrDefault())
        .Aggregate(Rational.Zero, (sum, coefficient) => sum + coefficient);

    /// <summary>Multiplications along the basis rows; a single tap is multiplied down.</summary>
    public int OperationsAlong => Basis.Sum(row => row.Count == 1 ? 0 : row.Count);

    /// <summary>Multiples that are added down.</summary>
    public int OperationsDown => Uses.Sum(uses => uses.Count);

    /// <summary>Coefficients of all basis rows.</summary>
    public int Coefficients => Basis.Sum(row => row.Count);

    /// <summary>The rows that are read, counted from <see cref="FirstRow"/>, in order; the first even where there are no taps.</summary>
    public IEnumerable<int> RowsRead => Enumerable.Range(0, Rows).Where(row => row == 0 || Uses[row].Count > 0);

    /// <summary>The columns that are read, in order.</summary>
    public IReadOnlyList<int> Columns => ColumnsOf(Enumerable.Range(0, Basis.Count));

    /// <summary>The columns that some of the basis rows read, in order.</summary>
    public IReadOnlyList<int> ColumnsOf(IEnumerable<int> bases) =>
        bases.SelectMany(basis => Basis[basis].Select(tap => tap.Column)).Distinct().OrderBy(column => column).ToArray();

    /// <summary>No row serves twice and none is a single tap: nothing is gained by multiplying along the row first.</summary>
    public bool IsDense => Uses.All(uses => uses.Count <= 1) && Basis.Count > 1 && Basis.All(row => row.Count > 1);

    /// <summary>
    /// One basis row, used with the binomial coefficients: 1 2 1, 1 3 3 1, 1 4 6 4 1 … Adding neighbors again and again comes to the
    /// same, without a multiplication.
    /// </summary>
    public bool IsBinomial => Rows >= 3 && Basis.Count == 1 && Uses.Select((uses, row) => uses.Count == 1 && uses[0].Factor == Binomial(row)).All(equal => equal);

    private Rational Binomial(int row)
    {
        var value = BigInteger.One;
        for (var i = 0; i < row; i++) value = value * (Rows - 1 - i) / (i + 1);
        return value;
    }

    /// <summary>Splits the taps of a pass into basis rows and multiples.</summary>
    /// <param name="taps">Non-zero taps.</param>
    /// <param name="integers">Whether basis rows must keep integer coefficients and factors.</param>
    public static RowBasis Of(IReadOnlyCollection<Tap> taps, bool integers)
    {
        var (first, rows) = RowsOf(taps);
        var basis = new List<EquatableArray<ColumnTap>>();
        var uses = new List<EquatableArray<RowUse>>();
        foreach (var columns in rows)
        {
            if (columns.Count == 0)
            {
                uses.Add(default);
                continue;
            }
            var scale = integers ? Scales.Content(columns.Select(tap => tap.Coefficient)) : Scales.Normal(columns.Select(tap => tap.Coefficient));
            var reduced = Scaled(columns, Rational.One / scale);
            if (!basis.Contains(reduced)) basis.Add(reduced);
            uses.Add(new[] { new RowUse(basis.IndexOf(reduced), scale) }.ToEquatableArray());
        }
        return new RowBasis(first, rows.Count, basis.ToEquatableArray(), uses.ToEquatableArray()).Simplified();
    }

    /// <summary>The same with given basis rows.</summary>
    /// <param name="first">The first tap row.</param>
    /// <param name="basis">Rows of taps, in which zeros may stand.</param>
    /// <param name="uses">For each tap row from there on the basis rows and the factors.</param>
    public static RowBasis Of(int first, IEnumerable<IEnumerable<ColumnTap>> basis, IEnumerable<IEnumerable<RowUse>> uses)
    {
        var all = uses.Select(row => row.ToEquatableArray()).ToEquatableArray();
        return new RowBasis(first, all.Count, basis.Select(row => row.Where(tap => !tap.Coefficient.IsZero).ToEquatableArray()).ToEquatableArray(), all).Simplified();
    }

    /// <summary>The tap rows from the first to the last that is not all zero.</summary>
    public static (int First, IReadOnlyList<EquatableArray<ColumnTap>> Rows) RowsOf(IReadOnlyCollection<Tap> taps)
    {
        if (taps.Count == 0) return (0, [default]);
        var first = taps.Min(tap => tap.Row);
        var byRow = taps.ToLookup(tap => tap.Row, tap => new ColumnTap(tap.Column, tap.Coefficient));
        return (first, Enumerable.Range(first, taps.Max(tap => tap.Row) - first + 1).Select(row => byRow[row].ToEquatableArray()).ToArray());
    }

    private RowBasis Simplified() => WithoutUselessScales().WithPositiveUses().AsBinomial();

    /// <summary>A basis row that always serves with the same magnitude takes it up: what is left is adding and subtracting.</summary>
    private RowBasis WithoutUselessScales()
    {
        var rows = this;
        for (var index = 0; index < Basis.Count; index++)
        {
            var magnitudes = Uses.SelectMany(uses => uses).Where(use => use.Basis == index).Select(use => use.Factor.Magnitude).Distinct().ToArray();
            if (magnitudes.Length == 1) rows = rows.WithScaled(index, magnitudes[0]);
        }
        return rows;
    }

    /// <summary>
    /// A basis row of several taps that is mostly subtracted changes its sign: what is subtracted first must be negated at last.
    /// </summary>
    private RowBasis WithPositiveUses()
    {
        var rows = this;
        for (var index = 0; index < Basis.Count; index++)
        {
            var signs = Uses.SelectMany(uses => uses).Where(use => use.Basis == index).Sum(use => use.Factor.Sign);
            if (signs < 0 && !(Basis[index].Count == 1 && Basis[index][0].Coefficient == Rational.One)) rows = rows.WithScaled(index, -Rational.One);
        }
        return rows;
    }

    /// <summary>All multiples times a number.</summary>
    public RowBasis WithFactors(Rational scale) => this with
    {
        Uses = Uses.Select(uses => uses.Select(use => use with { Factor = use.Factor * scale }).ToEquatableArray()).ToEquatableArray(),
    };

    /// <summary>All basis rows times a number.</summary>
    public RowBasis WithBasis(Rational scale) => this with { Basis = Basis.Select(row => Scaled(row, scale)).ToEquatableArray() };

    /// <summary>A basis row takes up a factor of all its uses.</summary>
    private RowBasis WithScaled(int index, Rational scale) => this with
    {
        Basis = Basis.Select((row, number) => number == index ? Scaled(row, scale) : row).ToEquatableArray(),
        Uses = Uses.Select(uses => uses.Select(use => use.Basis == index ? use with { Factor = use.Factor / scale } : use).ToEquatableArray()).ToEquatableArray(),
    };

    /// <summary>Moves what binomial coefficients have in common into the basis row.</summary>
    private RowBasis AsBinomial()
    {
        if (Basis.Count != 1 || Uses[0].Count != 1) return this;
        var scaled = WithScaled(0, Uses[0][0].Factor);
        return scaled.IsBinomial ? scaled : this;
    }

    private static EquatableArray<ColumnTap> Scaled(EquatableArray<ColumnTap> row, Rational scale) =>
        row.Select(tap => tap with { Coefficient = tap.Coefficient * scale }).ToEquatableArray();
}

/// <summary>A coefficient of a row of taps.</summary>
internal readonly record struct ColumnTap(int Column, Rational Coefficient);

/// <summary>A multiple of a basis row in a tap row.</summary>
internal sealed record RowUse(int Basis, Rational Factor);
