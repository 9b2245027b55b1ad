using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Lessons.Drawing;

/// <summary>A grid of numbers: warm colors are positive, cool colors negative, stronger colors larger.</summary>
internal static class NumberGrid
{
    private const int Cell = 34, Gap = 2;

    /// <summary>Draws a table of numbers.</summary>
    /// <param name="words">The alternative text.</param>
    /// <param name="numbers">Row by row.</param>
    /// <param name="columns">Numbers in a row.</param>
    public static string Draw<T>(string words, IReadOnlyList<T> numbers, int columns)
        where T : IConvertible
    {
        var values = numbers.Select(static it => it.ToDouble(CultureInfo.InvariantCulture)).ToArray();
        var largest = Math.Max(values.Max(Math.Abs), double.Epsilon);
        var cells = new StringBuilder();
        for (var k = 0; k < values.Length; k++)
        {
            var (x, y) = (k % columns * Cell, k / columns * Cell);
            var kind = values[k] > 0 ? "plus" : values[k] < 0 ? "minus" : "zero";
            var strength = kind == "zero" ? 0.1 : 0.15 + 0.6 * Math.Sqrt(Math.Abs(values[k]) / largest);
            cells.Append(CultureInfo.InvariantCulture, $"""<rect class="{kind}" x="{x}" y="{y}" fill-opacity="{strength:0.##}"/>""");
            var text = Short(values[k]);
            var style = text.Length > 3 ? $"{kind} long" : kind;
            cells.Append(CultureInfo.InvariantCulture, $"""<text class="{style}" x="{x + (Cell - Gap) / 2}" y="{y + 21}">{text}</text>""");
        }
        return Svg.Draw("numbers", columns * Cell - Gap, (values.Length + columns - 1) / columns * Cell - Gap, words, cells);
    }

    /// <summary>One row of a table, with its name before it.</summary>
    public static string Row<T>(string name, IReadOnlyList<T> numbers)
        where T : IConvertible =>
        $"""<div class="row-of-numbers"><span>{name}</span>{Draw($"{name}: {Numbers.List(numbers)}", numbers, numbers.Count)}</div>""";

    // A cell is narrow: .2 for 0.2.
    private static string Short(double number)
    {
        var text = Numbers.Text(number);
        return text.StartsWith("0.", StringComparison.Ordinal) ? text[1..] : text.Replace("−0.", "−.", StringComparison.Ordinal);
    }
}
