using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Kernels.Planning;

/// <summary>What the registers hold of a dense kernel: the sums of few rows and vectors, and the coefficients of a column.</summary>
internal static class Tile
{
    /// <summary>Output rows: as many sums as hide the latency of a multiplication.</summary>
    public const int Rows = 8;

    /// <summary>
    /// Multiplications of a method that the JIT still optimises, with some to spare; narrower ones than 512 bits take more of what it inlines.
    /// </summary>
    private static int MostMultiplications(int vectorBits) => vectorBits == 512 ? 1130 : 400;

    /// <summary>Rows of taps whose coefficients the registers hold beside the sums and what is loaded: of 32, or of 16.</summary>
    private static int MostRowsOfTaps(int vectorBits) => vectorBits == 512 ? 12 : 6;

    /// <summary>Vectors of each row.</summary>
    public static int Vectors(int vectorBits) => vectorBits == 512 ? 2 : 1;

    /// <summary>Whether the JIT optimises what is written out for the taps.</summary>
    public static bool Fits(Walk walk) =>
        new[] { 512, 256 }.All(bits => Stretches(walk, bits).Sum(stretch => Rows * Vectors(bits) * stretch.Rows.Count) <= MostMultiplications(bits));

    /// <summary>The taps, divided into what a loop over columns takes at a time.</summary>
    /// <param name="walk">The taps.</param>
    /// <param name="vectorBits">Bits of a vector, 0 for one element at a time.</param>
    public static IEnumerable<Stretch> Stretches(Walk walk, int vectorBits)
    {
        var taps = walk.Uses.Select(uses => new HashSet<int>(uses.SelectMany(use => walk.Basis[use.Basis].Select(tap => tap.Column)))).ToArray();
        var columns = taps.SelectMany(row => row).Distinct().OrderBy(column => column).ToArray();
        var groups = (walk.Rows + MostRowsOfTaps(vectorBits) - 1) / MostRowsOfTaps(vectorBits);
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
