using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Rules;

/// <summary>What mends a wrong number of coefficients: the attribute for that number, or zeros and less of them for that attribute.</summary>
internal static class CoefficientRemedies
{
    /// <summary>Nobody means to have so many zeros written.</summary>
    private const int MostWritten = 1024;

    public static IEnumerable<Remedy> Of(string attribute, DenseDefinition dense)
    {
        var count = dense.Coefficients.Count;
        if (count == 0) yield break;
        var (rows, columns) = Shape(count);
        yield return (rows, columns) switch
        {
            (3, 3) or (5, 5) or (7, 7) => Remedy.Coefficients(Invariant.Text($"Kernel{rows}x{columns}"), "", Enumerable.Range(0, count)),
            (1, _) => Remedy.Coefficients("Kernel1D", "", Enumerable.Range(0, count)),
            _ => Remedy.Coefficients("Kernel", Invariant.Text($"{rows}, {columns}"), Enumerable.Range(0, count)),
        };
        if ((long)dense.Rows * dense.Columns <= MostWritten)
            yield return Remedy.Coefficients(
                attribute, attribute == "Kernel" ? Invariant.Text($"{dense.Rows}, {dense.Columns}") : "", Fitted(count, dense.Rows, dense.Columns));
    }

    /// <summary>The squarest rows and columns of which there are so many.</summary>
    private static (int Rows, int Columns) Shape(int count)
    {
        var rows = (int)Math.Sqrt(count);
        while (count % rows != 0) rows--;
        return (rows, count / rows);
    }

    /// <summary>
    /// For each coefficient of the attribute the one that goes there, −1 where a zero does. A square goes into the middle of a
    /// greater one, and the middle of it into a smaller one; any other number is filled up or cut off at its end.
    /// </summary>
    private static IEnumerable<int> Fitted(int count, int rows, int columns)
    {
        var side = (int)Math.Sqrt(count);
        var isCentred = side * side == count && side > 1 && rows == columns && (rows - side) % 2 == 0;
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
            {
                var (y, x) = (row - (rows - side) / 2, column - (columns - side) / 2);
                var index = row * columns + column;
                if (isCentred) yield return y >= 0 && y < side && x >= 0 && x < side ? y * side + x : -1;
                else yield return index < count ? index : -1;
            }
    }
}
