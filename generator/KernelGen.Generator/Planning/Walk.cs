using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Planning;

/// <summary>
/// A stencil as few rows of taps and their multiples: tap row i is Factor·Basis[b]. Each row of the picture is multiplied with
/// every basis row once, whatever the number of tap rows that use it.
/// </summary>
/// <param name="FirstRow">The first tap row that is not all zero.</param>
/// <param name="Rows">Tap rows from there to the last one that is not all zero.</param>
/// <param name="Basis">The rows that all others are multiples of: coefficients by column, zeros left out.</param>
/// <param name="Uses">For each tap row the basis row and the factor; null where the row is all zero.</param>
/// <param name="IsPaired">Bytes are multiplied two at a time into 16-bit sums, where the machine can.</param>
internal sealed record Walk(
    int FirstRow, int Rows, EquatableArray<EquatableArray<ColumnTap>> Basis, EquatableArray<RowUse?> Uses, bool IsPaired)
{
    /// <summary>Multiplications and additions per element: along the basis rows, then down.</summary>
    public int Operations => Basis.Sum(row => row.Count == 1 ? 0 : row.Count) + Uses.Count(use => use is not null);

    /// <summary>Columns that are read.</summary>
    public int Columns => Basis.SelectMany(row => row.Select(tap => tap.Column)).Distinct().Count();

    /// <summary>No row serves twice and none is a single tap: nothing is gained by multiplying along the row first.</summary>
    public bool IsDense => Basis.Count > 1 && Basis.All(row => row.Count > 1);

    /// <summary>Splits the taps of a pass into basis rows and multiples.</summary>
    /// <param name="taps">Non-zero taps.</param>
    /// <param name="integers">Whether basis rows must keep integer coefficients and factors.</param>
    public static Walk Of(IReadOnlyCollection<Tap> taps, bool integers)
    {
        if (taps.Count == 0) return new Walk(0, 1, default, new RowUse?[] { null }.ToEquatableArray(), false);
        var first = taps.Min(tap => tap.Row);
        var count = taps.Max(tap => tap.Row) - first + 1;
        var basis = new List<EquatableArray<ColumnTap>>();
        var uses = new RowUse?[count];
        for (var row = 0; row < count; row++)
        {
            var columns = taps.Where(tap => tap.Row == first + row).Select(tap => new ColumnTap(tap.Column, tap.Coefficient)).ToArray();
            if (columns.Length == 0) continue;
            var scale = integers ? Scales.Content(columns.Select(tap => tap.Coefficient)) : Scales.Normal(columns.Select(tap => tap.Coefficient));
            var reduced = columns.Select(tap => tap with { Coefficient = tap.Coefficient / scale }).ToEquatableArray();
            var index = basis.IndexOf(reduced);
            if (index < 0)
            {
                index = basis.Count;
                basis.Add(reduced);
            }
            uses[row] = new RowUse(index, scale);
        }
        return new Walk(first, count, basis.ToEquatableArray(), uses.ToEquatableArray(), false).WithoutUselessScales();
    }

    /// <summary>A basis row that always serves with the same magnitude takes it up: what is left is adding and subtracting.</summary>
    private Walk WithoutUselessScales()
    {
        var basis = Basis.ToArray();
        var uses = Uses.ToArray();
        for (var index = 0; index < basis.Length; index++)
        {
            var magnitudes = uses.Where(use => use?.Basis == index).Select(use => use!.Factor.Magnitude).Distinct().ToArray();
            if (magnitudes.Length > 1) continue;
            var scale = magnitudes[0];
            basis[index] = basis[index].Select(tap => tap with { Coefficient = tap.Coefficient * scale }).ToEquatableArray();
            for (var row = 0; row < uses.Length; row++)
                if (uses[row] is { } use && use.Basis == index) uses[row] = use with { Factor = use.Factor / scale };
        }
        return this with { Basis = basis.ToEquatableArray(), Uses = uses.ToEquatableArray() };
    }
}

/// <summary>A coefficient of a row of taps.</summary>
internal readonly record struct ColumnTap(int Column, Rational Coefficient);

/// <summary>A tap row as a multiple of a basis row.</summary>
internal sealed record RowUse(int Basis, Rational Factor);
