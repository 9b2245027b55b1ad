using System;
using System.Globalization;
using System.Linq;
using KernelBank.Bank;

namespace KernelBank.Gallery;

/// <summary>A kernel as a grid: warm cells are positive, cool cells negative. A large kernel shows colors only.</summary>
internal static class KernelGrid
{
    private const int MostColumnsWithNumbers = 7;

    /// <summary>The grid and, below it, divisor and offset.</summary>
    public static string Draw(Taps taps)
    {
        var numbers = taps.Columns <= MostColumnsWithNumbers;
        var cells = string.Concat(taps.Weights.Select(weight => Cell(weight, taps.Largest, numbers)));
        return $"""
            <div class="grid{(numbers ? "" : " fine")}" role="img" aria-label="{Spoken(taps)}" style="--columns:{taps.Columns}">
            {cells}
            </div>
            <figcaption>{Caption(taps)}</figcaption>
            """;
    }

    private static string Cell(double weight, double largest, bool number)
    {
        var kind = weight > 0 ? "plus" : weight < 0 ? "minus" : "zero";
        var strength = Number(Math.Round(Math.Sqrt(Math.Abs(weight) / largest), 3));
        return $"""<i class="{kind}" style="--strength:{strength}">{(number ? Number(weight).Replace('-', '−') : "")}</i>""";
    }

    private static string Caption(Taps taps)
    {
        var size = $"{taps.Rows} × {taps.Columns}";
        if (taps.Divisor != 1) size += $", ÷ {Number(taps.Divisor)}";
        if (taps.Offset != 0) size += $", + {Number(taps.Offset)}";
        if (taps.Absolute) size += ", magnitude";
        return size;
    }

    private static string Spoken(Taps taps)
    {
        var weights = taps.Weights.Distinct().Count() == 1
            ? $"all {Number(taps.Weights[0])}"
            : taps.Columns <= MostColumnsWithNumbers
                ? string.Join("; ", taps.Weights.Chunk(taps.Columns).Select(static row => string.Join(" ", row.Select(Number))))
                : $"bell-shaped, {Number(taps.Largest)} in the middle";
        return $"Kernel of {taps.Rows} by {taps.Columns}: {weights}";
    }

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);
}
