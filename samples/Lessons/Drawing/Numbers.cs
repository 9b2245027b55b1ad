using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Lessons.Drawing;

/// <summary>Formats numbers for the page.</summary>
internal static class Numbers
{
    /// <summary>At most two decimals, with the sign U+2212.</summary>
    public static string Text(double number) =>
        (Math.Round(number, 2) + 0.0).ToString("#,0.##", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>Numbers with commas between them.</summary>
    public static string List<T>(IEnumerable<T> numbers)
        where T : IConvertible =>
        string.Join(", ", numbers.Select(static it => Text(it.ToDouble(CultureInfo.InvariantCulture))));

    /// <summary>A coordinate in a drawing.</summary>
    public static string Coordinate(double number) => Math.Round(number, 2).ToString(CultureInfo.InvariantCulture);
}
