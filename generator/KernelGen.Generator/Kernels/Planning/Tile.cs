using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Kernels.Planning;

/// <summary>What the registers hold of a dense kernel: the sums of few rows and vectors, and the coefficients of a column.</summary>
internal static class Tile
{
    /// <summary>Output rows: as many sums as hide the latency of a multiplication.</summary>
    public const int Rows = 8;

    /// <summary>Whether the JIT optimises what is written out for the taps.</summary>
    public static bool Fits(Walk walk) =>
        Targets.ForKernels.All(target => Stretches(walk, target).Sum(stretch => Rows * target.Registers.RowVectors * stretch.Rows.Count) <= JitBudget.Multiplications(target));

    /// <summary>The taps, divided into what a loop over columns takes at a time.</summary>
    /// <param name="walk">The taps.</param>
    /// <param name="target">The machine, whose registers hold the coefficients of a column.</param>
    public static IEnumerable<Stretch> Stretches(Walk walk, Target target)
    {
        var taps = walk.Uses.Select(uses => new HashSet<int>(uses.SelectMany(use => walk.Basis[use.Basis].Select(tap => tap.Column)))).ToArray();
        var columns = taps.SelectMany(row => row).Distinct().OrderBy(column => column).ToArray();
        var groups = (walk.Rows + target.Registers.TapRows - 1) / target.Registers.TapRows;
        for (var group = 0; group < groups; group++)
        {
            var (first, end) = (group * walk.Rows / groups, (group + 1) * walk.Rows / groups);
            Stretch? stretch = null;
            foreach (var column in columns)
            {
                var rows = Enumerable.Range(first, end - first).Where(row => taps[row].Contains(column)).ToEquatableArray();
                if (stretch is not null && stretch.Rows.Equals(rows) && stretch.FirstColumn + stretch.Columns == column)
                {
                    stretch = stretch with { Columns = stretch.Columns + 1 };
                    continue;
                }
                if (stretch is { Rows.Count: > 0 }) yield return stretch;
                stretch = new Stretch(rows, column, 1);
            }
            if (stretch is { Rows.Count: > 0 }) yield return stretch;
        }
    }
}

/// <summary>Neighbouring columns with taps in the same rows.</summary>
/// <param name="Rows">The rows of taps, counted from the walk's first.</param>
/// <param name="FirstColumn">The first column.</param>
/// <param name="Columns">How many.</param>
internal sealed record Stretch(EquatableArray<int> Rows, int FirstColumn, int Columns);
