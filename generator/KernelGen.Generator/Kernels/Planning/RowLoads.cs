using System;
using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Generator.Kernels.Planning;

/// <summary>
/// Where the vectors of a row begin that a step loads. It is decided here, once for the code that loads them and for the reach that a body
/// states: the runner lets no load leave the picture that reaches no farther than that.
/// </summary>
internal static class RowLoads
{
    /// <summary>
    /// The columns at which vectors of pairs of neighbors are loaded. A vector at an even column 2m holds the pairs (2m, 2m + 1) of even
    /// pixels and (2m − 1, 2m) of odd ones. After an odd last column there is nothing to pair it with: its vector begins at it, and the
    /// tap is the second of a pair.
    /// </summary>
    /// <param name="taps">The columns of the taps that are used.</param>
    /// <param name="last">The last column of all taps.</param>
    public static IEnumerable<int> OfPairs(IReadOnlyCollection<int> taps, int last)
    {
        if (taps.Count == 0) yield break;
        for (var column = taps.Min() & ~1; column <= taps.Max() + 1; column += 2)
            if (taps.Any(tap => tap >= column - 1 && tap <= column + 1)) yield return Math.Min(column, last);
    }

    /// <summary>
    /// The element at which two vectors begin of which every second element is taken. An odd column takes the odd elements, and neighboring
    /// columns share their loads. The last column does so too, or the loads would end one element after it.
    /// </summary>
    /// <param name="column">The column of taps.</param>
    /// <param name="last">The last column of taps.</param>
    public static int OfEverySecond(int column, int last) => column % 2 == 1 || (column > 0 && column == last) ? column - 1 : column;
}
