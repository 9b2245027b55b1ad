using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>How the sums of all windows of a box are found at a cost that hardly grows with the window.</summary>
/// <param name="Rows">Rows of the window.</param>
/// <param name="Columns">Columns of the window.</param>
/// <param name="Subtracts">
/// Integers: a window's column sums are those of the window above, plus the row that enters, less the row that leaves.
/// Otherwise nothing is ever taken back, so that neither NaN nor a rounding error outlives its window: rows are taken in groups as
/// high as the window, which is then the end of one group and the beginning of the next (van Herk, "A fast algorithm for local
/// minimum and maximum filters on rectangular and octagonal kernels", 1992).
/// </param>
/// <param name="Lengths">Columns whose sums are made one from another along the row: each is a multiple of the one before, the first is 1.</param>
/// <param name="MostColumns">The greatest number of columns whose sums the lane of the column sums holds.</param>
internal sealed record BoxWindow(int Rows, int Columns, bool Subtracts, EquatableArray<int> Lengths, int MostColumns)
{
    /// <summary>
    /// The longest piece of a run, in elements, where each row of a group has a row of folds, which should stay in the cache.
    /// </summary>
    public const int MostElementsOfGroups = 1024;

    /// <summary>
    /// The longest piece of a run, in elements: where few rows of sums are kept, it is a whole row of all but the widest pictures.
    /// </summary>
    public int MostElements => Subtracts ? MostElementsOfRow : MostElementsOfGroups;

    /// <summary>The longest row that is not cut.</summary>
    private const int MostElementsOfRow = 16 * 1024;

    /// <summary>
    /// Sums need 32 bits, but the columns come in groups whose sums are signed words: two groups at a time are added by an instruction
    /// that multiplies pairs.
    /// </summary>
    public bool AddsPairs { get; init; }

    /// <summary>What the values of a window become.</summary>
    public Fold Fold { get; init; } = Fold.Sum;

    /// <summary>Neighboring output rows share rows of the picture; else each reads all of its own.</summary>
    public bool SharesRows { get; init; } = true;

    /// <summary>The most that one step of lengths may grow by.</summary>
    private const int MostFactor = 6;

    /// <summary>What writing a row of sums costs, in additions from memory.</summary>
    private const double WritingARow = 1.5;

    /// <param name="rows">Rows of the window.</param>
    /// <param name="columns">Columns of the window.</param>
    /// <param name="subtracts">Whether sums are exact, so that what leaves may be subtracted.</param>
    /// <param name="most">The greatest length whose sums the lane of the column sums holds.</param>
    public static BoxWindow Of(int rows, int columns, bool subtracts, int most)
    {
        var (best, cost) = (new[] { 1 }, (double)columns);
        Extend(best, 0);
        return new BoxWindow(rows, columns, subtracts, best.ToEquatableArray(), most);

        void Extend(int[] lengths, double spent)
        {
            var total = spent + Parts(lengths, columns).Count();
            if (total < cost) (best, cost) = (lengths, total);
            var last = lengths[lengths.Length - 1];
            for (var factor = 2; factor <= MostFactor && last * factor <= columns && last * factor <= most; factor++)
                Extend([.. lengths, last * factor], spent + factor + WritingARow);
        }
    }

    /// <summary>The window of an extremum: parts may overlap, so that lengths are powers of two, and two parts are enough.</summary>
    public static BoxWindow OfExtremum(int rows, int columns, Fold fold, bool sharesRows)
    {
        var lengths = Enumerable.Range(0, 31).Select(power => 1 << power).TakeWhile(length => length <= columns);
        return new BoxWindow(rows, columns, Subtracts: false, lengths.ToEquatableArray(), columns) { Fold = fold, SharesRows = sharesRows };
    }

    /// <summary>Rows of a block of whole groups of rows, about.</summary>
    private const int FewestRows = 16;

    /// <summary>Rows of a block down which sums are carried: so many windows that adding the first one hardly counts.</summary>
    private const int FewestCarriedRows = 64, MostCarriedRows = 1024, WindowsOfBlock = 8;

    /// <summary>Output rows of a block: several times the window where the first sums are made anew for each block; else whole groups.</summary>
    public int BlockRows => !SharesRows ? FewestRows : Subtracts ? Math.Min(MostCarriedRows, Math.Max(FewestCarriedRows, WindowsOfBlock * Rows)) : Rows * Math.Max(4, FewestRows / Rows);

    /// <summary>Additions from memory along the row, per element.</summary>
    public double Operations =>
        Parts().Count() + Lengths.Skip(1).Select((length, index) => length / Lengths[index] + WritingARow).Sum();

    /// <summary>The window as pieces of the longest sums that fit, left to right.</summary>
    public IEnumerable<BoxPart> Parts() => Fold.IsIdempotent ? Overlapping(Lengths[Lengths.Count - 1], Columns) : Parts(Lengths, Columns);

    /// <summary>The parts in groups whose sums a lane holds, an even number of them: two and two. The last group may be empty.</summary>
    public IReadOnlyList<(IReadOnlyList<BoxPart> First, IReadOnlyList<BoxPart> Second)> Pairs()
    {
        var groups = new List<List<BoxPart>>();
        foreach (var part in Parts())
        {
            if (groups.Count == 0 || groups[groups.Count - 1].Sum(other => other.Length) + part.Length > MostColumns) groups.Add([]);
            groups[groups.Count - 1].Add(part);
        }
        if (groups.Count % 2 == 1)
        {
            var longest = groups.OrderByDescending(group => group.Count).First();
            var kept = (longest.Count + 1) / 2;
            groups.Add(longest.Skip(kept).ToList());
            longest.RemoveRange(kept, longest.Count - kept);
        }
        return Enumerable.Range(0, groups.Count / 2)
            .Select(index => ((IReadOnlyList<BoxPart>)groups[2 * index], (IReadOnlyList<BoxPart>)groups[2 * index + 1])).ToArray();
    }

    /// <summary>A window as two parts of one length that is at least half of it, or as one.</summary>
    public static IEnumerable<BoxPart> Overlapping(int length, int columns) =>
        new[] { 0, columns - length }.Distinct().Select(column => new BoxPart(length, column));

    private static IEnumerable<BoxPart> Parts(IReadOnlyList<int> lengths, int columns)
    {
        var column = 0;
        for (var index = lengths.Count - 1; index >= 0; index--)
            for (; column + lengths[index] <= columns; column += lengths[index])
                yield return new BoxPart(lengths[index], column);
    }
}

/// <summary>The sum, or the extremum, of so many columns from a column of the window on.</summary>
internal readonly record struct BoxPart(int Length, int Column);
