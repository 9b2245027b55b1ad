using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>
/// Sums of 1, 2, 4, … neighboring columns in registers, while a row of column sums passes by: vector t of the sums of 2L
/// columns is that of the sums of L columns and the one L columns further, which begins in a later vector. Only pairs are read
/// from memory: their second halves would otherwise keep all others waiting for a vector.
/// </summary>
internal sealed class BoxStream
{
    /// <summary>Groups from which on all of one length are worth a step of their own.</summary>
    private const int ManyGroups = 3;

    private readonly int columnStep;
    private readonly int width;
    private readonly List<int> lengths = [1];
    private readonly Dictionary<int, int> lags = new() { [1] = 0 };
    private readonly Dictionary<int, int> ages = [];

    /// <param name="columns">Columns of the window.</param>
    /// <param name="columnStep">Elements from one column to the next.</param>
    /// <param name="width">Elements of a vector.</param>
    /// <param name="most">The greatest number of columns whose sums a lane holds: a wider window comes in groups of so many.</param>
    /// <param name="fold">What the columns of a window become.</param>
    /// <param name="equalGroups">Many groups are as long as the longest sums, even where a lane holds more.</param>
    public BoxStream(int columns, int columnStep, int width, int most, Fold fold, bool equalGroups)
    {
        (this.columnStep, this.width, One) = (columnStep, width, fold.One);
        for (var length = 2; length <= Math.Min(columns, most); length *= 2)
        {
            lengths.Add(length);
            lags[length] = length == 2 ? 0 : lags[length / 2] + VectorsAhead(length / 2);
        }
        if (equalGroups && columns >= ManyGroups * most) most = Lengthen(most);
        if (fold.IsIdempotent) Groups.Add(BoxWindow.Overlapping(lengths[lengths.Count - 1], columns).ToList());
        for (var column = fold.IsIdempotent ? columns : 0; column < columns;)
        {
            var group = new List<BoxPart>();
            for (int first = column, index = lengths.Count - 1; index >= 0; index--)
            {
                if (column + lengths[index] > Math.Min(columns, first + most)) continue;
                group.Add(new BoxPart(lengths[index], column));
                column += lengths[index];
            }
            Groups.Add(group);
        }
        Lag = AllParts.Max(part => lags[part.Length] + VectorsAhead(part.Column));
        foreach (var length in lengths.Skip(2))
        {
            Keep(First(length), lags[length]);
            Keep(length - First(length), lags[length], First(length));
        }
        foreach (var part in AllParts) Keep(part.Length, Lag, part.Column);
    }

    /// <summary>Adds sums of one and a half of the longest, if a lane holds them; groups are then no longer than the longest.</summary>
    private int Lengthen(int most)
    {
        var longest = lengths[lengths.Count - 1];
        if (longest == 1 || longest * 3 / 2 > most) return longest;
        lengths.Add(longest * 3 / 2);
        lags[longest * 3 / 2] = Math.Max(lags[longest], lags[longest / 2] + VectorsAhead(longest));
        return longest * 3 / 2;
    }

    /// <summary>The window, left to right, in groups whose sums a lane holds.</summary>
    public List<List<BoxPart>> Groups { get; } = [];

    /// <summary>The window, left to right.</summary>
    public IEnumerable<BoxPart> AllParts => Groups.SelectMany(group => group);

    /// <summary>What a sum, or an extremum, is called.</summary>
    private string One { get; }

    /// <summary>How many vectors the row of column sums is read ahead of the window.</summary>
    public int Lag { get; }

    /// <summary>Vectors that are read beyond a row's end: at most one for each length of sums, and one for the last step.</summary>
    public static int MostSlack(int columns) => Rational.BitLength(columns) + 2;

    /// <summary>Vectors that are kept from step to step.</summary>
    public int Registers => lengths.Sum(Oldest);

    /// <summary>The names of all vectors.</summary>
    public IEnumerable<string> Names => lengths.SelectMany(length => Enumerable.Range(0, Oldest(length) + 1).Select(age => Name(length, age)));

    /// <summary>The sums that one step makes, shortest first, and how.</summary>
    /// <param name="load">The column sums so many elements further.</param>
    /// <param name="align">A vector that begins in one and ends in the next.</param>
    /// <param name="fold">Two vectors as one.</param>
    public IEnumerable<(string Name, string Value)> Steps(
        Func<int, string> load, Func<string, string, int, string> align, Func<IEnumerable<string>, string> fold) => lengths.Select(length => (
        Name(length, 0),
        length == 1 ? load(0)
        : length == 2 ? fold([Name(1, 0), load(columnStep)])
        : fold([At(First(length), lags[length], 0, align), At(length - First(length), lags[length], First(length), align)])));

    /// <summary>The vectors that make up a group.</summary>
    public IEnumerable<string> Parts(List<BoxPart> group, Func<string, string, int, string> align) =>
        group.Select(part => At(part.Length, Lag, part.Column, align));

    /// <summary>The columns of the first of the two sums that one is made of.</summary>
    private int First(int length) => length % 3 > 0 ? length / 2 : length * 2 / 3;

    /// <summary>At the end of a step every vector is one step older.</summary>
    public IEnumerable<string> Moves() => lengths.SelectMany(length =>
        Enumerable.Range(1, Oldest(length)).Reverse().Select(age => $"{Name(length, age)} = {Name(length, age - 1)};"));

    public string Name(int length, int age) => $"{One}{length}_{age}";

    /// <summary>The vector of sums that lags so much behind the row, from a column on.</summary>
    private string At(int length, int lag, int column, Func<string, string, int, string> align)
    {
        var age = lag - lags[length] - column * columnStep / width;
        var rest = column * columnStep % width;
        return rest == 0 ? Name(length, age) : align(Name(length, age), Name(length, age - 1), rest);
    }

    private void Keep(int length, int lag, int column = 0) =>
        ages[length] = Math.Max(Oldest(length), lag - lags[length] - column * columnStep / width);

    private int Oldest(int length) => ages.TryGetValue(length, out var age) ? age : 0;

    private int VectorsAhead(int columns) => (columns * columnStep + width - 1) / width;
}
