using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>A sum of neighbours from sums of 1, 2, 4, … of them, each made of two of half its length.</summary>
internal static class Doubling
{
    /// <summary>The sums that add up to that of the last <paramref name="count"/> neighbours, and how far before the last of them each ends.</summary>
    public static IReadOnlyList<(int Length, int Back)> Parts(int count)
    {
        var parts = new List<(int, int)>();
        for (int length = Longest(count), back = 0; length > 0; length /= 2)
        {
            if ((count & length) == 0) continue;
            parts.Add((length, back));
            back += length;
        }
        return parts;
    }

    /// <summary>The lengths of all sums on the way, from 2 on.</summary>
    public static IEnumerable<int> Lengths(int count)
    {
        for (var length = 2; length <= count; length *= 2) yield return length;
    }

    /// <summary>Additions for one sum, when its neighbours have made theirs.</summary>
    public static int Operations(int count) => Lengths(count).Count() + Parts(count).Count - 1;

    /// <summary>The lengths of which a sum that ended earlier is asked for.</summary>
    public static IEnumerable<int> Awaited(int count) =>
        Lengths(count).Select(length => length / 2).Concat(Parts(count).Where(part => part.Back > 0).Select(part => part.Length)).Distinct().OrderBy(length => length);

    private static int Longest(int count)
    {
        var length = 1;
        while (2 * length <= count) length *= 2;
        return length;
    }
}
