using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Support;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Networks.Bodies;

/// <summary>Products of a small constant matrix with vectors, with what pairs of rows or columns have in common written once.</summary>
internal static class Combination
{
    /// <summary>
    /// Declares <c>name + "0"</c>, … as the rows of the matrix times the inputs; rows that differ in the signs of odd inputs share
    /// their parts.
    /// </summary>
    public static void OfRows(CodeWriter writer, LayerTarget target, double[,] matrix, IReadOnlyList<string> inputs, string name)
    {
        var rows = matrix.GetLength(0);
        for (var row = 0; row < rows; row++)
        {
            if (row + 1 < rows && IsPair(matrix, row))
            {
                var even = Sum(target, Terms(matrix, row, inputs, column => column % 2 == 0));
                var odd = Sum(target, Terms(matrix, row, inputs, column => column % 2 == 1));
                writer.Line($"{target.Type} even{name}{row} = {even}, odd{name}{row} = {odd};");
                writer.Line(
                    $"{target.Type} {name}{row} = even{name}{row} + odd{name}{row}, {name}{row + 1} = even{name}{row} - odd{name}{row};");
                row++;
            }
            else
            {
                writer.Line($"{target.Type} {name}{row} = {Sum(target, Terms(matrix, row, inputs, _ => true))};");
            }
        }
    }

    /// <summary>
    /// Declares <c>name + "0"</c>, … as the columns of the matrix times the inputs. A pair of points ±p has rows that differ in the
    /// signs of odd columns: these need the difference of the two inputs, the others their sum.
    /// </summary>
    public static void OfColumns(CodeWriter writer, LayerTarget target, double[,] matrix, IReadOnlyList<string> inputs, string name)
    {
        var sums = new List<(int Row, string Even, string Odd)>();
        for (var row = 0; row < inputs.Count; row++)
        {
            if (row + 1 < inputs.Count && IsPair(matrix, row))
            {
                var (first, second) = (inputs[row], inputs[row + 1]);
                writer.Line($"{target.Type} even{name}{row} = {first} + {second}, odd{name}{row} = {first} - {second};");
                sums.Add((row, $"even{name}{row}", $"odd{name}{row}"));
                row++;
            }
            else
            {
                sums.Add((row, inputs[row], inputs[row]));
            }
        }
        for (var column = 0; column < matrix.GetLength(1); column++)
        {
            var terms = sums.Select(sum => (matrix[sum.Row, column], column % 2 == 0 ? sum.Even : sum.Odd));
            writer.Line($"{target.Type} {name}{column} = {Sum(target, terms.Where(term => term.Item1 != 0).ToArray())};");
        }
    }

    private static bool IsPair(double[,] matrix, int row)
    {
        var isTrivial = true;
        for (var column = 0; column < matrix.GetLength(1); column++)
        {
            if (matrix[row, column] != (column % 2 == 0 ? 1 : -1) * matrix[row + 1, column]) return false;
            isTrivial &= matrix[row, column] == 0 || column % 2 == 0;
        }
        return !isTrivial;
    }

    private static IReadOnlyList<(double Factor, string Name)> Terms(
        double[,] matrix, int row, IReadOnlyList<string> inputs, Func<int, bool> takes) =>
        Enumerable.Range(0, inputs.Count).Where(column => takes(column) && matrix[row, column] != 0).Select(
            column => (matrix[row, column], inputs[column])).ToArray();

    /// <summary>The sum, inputs with factor ±1 last: they need no multiplication.</summary>
    private static string Sum(LayerTarget target, IReadOnlyList<(double Factor, string Name)> terms)
    {
        var text = "";
        foreach (var (factor, name) in terms.OrderBy(term => Math.Abs(term.Factor) == 1 ? 1 : 0))
        {
            var constant = $"{target.Words.Create}({Invariant.Literal((float)factor)})";
            if (text.Length == 0) text = factor == 1 ? name : factor == -1 ? "-" + name : $"{name} * {constant}";
            else if (factor == 1) text = $"{text} + {name}";
            else if (factor == -1) text = $"{text} - {name}";
            else text = $"{target.Words.MultiplyAdd}({name}, {constant}, {text})";
        }
        return text;
    }
}
