using System;
using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Generator.Planning;

/// <summary>The instruction that multiplies unsigned bytes with signed bytes and adds neighbouring products, saturating to 16 bits.</summary>
internal static class BytePairs
{
    /// <summary>Whether all pairs of the basis rows fit the instruction: signed 8-bit coefficients and sums without saturation.</summary>
    public static bool Fit(Walk walk, bool evenOdd) => walk.Basis.All(row =>
    {
        if (row.Any(tap => !tap.Coefficient.IsInteger || tap.Coefficient < -128 || tap.Coefficient > 127)) return false;
        var last = row.Max(tap => tap.Column);
        var coefficients = Enumerable.Range(0, last + 2).Select(column => (int)row.Where(tap => tap.Column == column).Select(tap => tap.Coefficient.Numerator).FirstOrDefault()).ToArray();
        return Enumerable.Range(0, last + 1).All(column => Safe(coefficients[column], coefficients[column + 1])) && (evenOdd || AdjacentFit(row));
    });

    private static bool AdjacentFit(IReadOnlyList<ColumnTap> row)
    {
        for (var i = 0; i + 1 < row.Count; i += 2)
            if (!Safe((int)row[i].Coefficient.Numerator, (int)row[i + 1].Coefficient.Numerator)) return false;
        return true;
    }

    private static bool Safe(int a, int b) =>
        255 * (Math.Max(a, 0) + Math.Max(b, 0)) <= short.MaxValue && 255 * (Math.Min(a, 0) + Math.Min(b, 0)) >= short.MinValue;
}
