using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>Draws a kernel as a grid with what was found beside it.</summary>
internal static class Drawing
{
    private const int LargestGrid = 15;

    public static IEnumerable<string> Lines(Stencil stencil, SumFacts facts, IReadOnlyList<string> notes)
    {
        var grid = Grid(stencil, facts);
        var width = grid.Max(line => line.Length);
        for (var i = 0; i < Math.Max(grid.Count, notes.Count); i++)
        {
            var left = i < grid.Count ? grid[i] : "";
            yield return i < notes.Count ? left.PadRight(width) + "     " + notes[i] : left;
        }
    }

    private static List<string> Grid(Stencil stencil, SumFacts facts)
    {
        if (stencil.Rows > LargestGrid || stencil.Columns > LargestGrid)
            return [$"{stencil.Rows} x {stencil.Columns} taps"];
        var (cells, denominator) = Cells(stencil, facts);
        var width = cells.Max(cell => cell.Length) + 1;
        var rows = Enumerable.Range(0, stencil.Rows)
            .Select(row => string.Concat(Enumerable.Range(0, stencil.Columns).Select(column => cells[row * stencil.Columns + column].PadLeft(width))))
            .ToList();
        if (denominator != "1") rows[rows.Count / 2] += "   / " + denominator;
        return rows;
    }

    /// <summary>The integers over the common denominator where they are short enough to read, else decimals.</summary>
    private static (string[] Cells, string Denominator) Cells(Stencil stencil, SumFacts facts)
    {
        var denominator = facts.Reduction.Taps.Aggregate(System.Numerics.BigInteger.One, (common, tap) =>
            common / System.Numerics.BigInteger.GreatestCommonDivisor(common, tap.Denominator) * tap.Denominator);
        var integers = facts.Reduction.Taps.Select(tap => (tap * denominator).Numerator).ToArray();
        return integers.All(integer => Rational.BitLength(integer) <= 24)
            ? (integers.Select(value => $"{value}").ToArray(), $"{denominator}")
            : (facts.Reduction.Taps.Select(tap => Invariant.Short(tap.ToDouble())).ToArray(), "1");
    }
}
