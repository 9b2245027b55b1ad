using System;
using System.Globalization;
using System.Linq;
using Samples;

namespace Explain;

/// <summary>The kernel to explain.</summary>
/// <param name="Attribute">The attribute, without brackets: <c>GaussianKernel(5, 1.1)</c>.</param>
/// <param name="Source">The type of the source's pixels, as C# writes it.</param>
/// <param name="Destination">The type of the destination's pixels.</param>
/// <param name="WithSource">Whether to print the generated C#, too.</param>
internal sealed record ExplainRequest(string Attribute, string Source, string Destination, bool WithSource)
{
    private static readonly int[] s_sizesWithAName = [3, 5, 7];

    /// <summary>Reads a kernel as it is typed: numbers of a square, numbers of <paramref name="rows"/> rows, or an attribute.</summary>
    /// <param name="kernel">The text.</param>
    /// <param name="rows">The number of rows; null for a square kernel.</param>
    /// <param name="options">Named properties of the attribute: <c>Divisor = 16, Border = BorderMode.Wrap</c>.</param>
    /// <returns>The attribute.</returns>
    /// <exception cref="RefusedException">The numbers do not form a rectangle, or one of them is not a number.</exception>
    public static string Read(string kernel, int? rows, string options)
    {
        var text = kernel.Trim().TrimStart('[').TrimEnd(']').Trim();
        if (text.Length > 0 && char.IsLetter(text[0]))
        {
            if (rows is not null || options.Length > 0)
                throw new RefusedException("--rows and --options belong to plain numbers; write them into the attribute");
            return text;
        }
        var numbers = text.Split([',', ' ', ';', '\n', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        if (numbers.Length == 0) throw new RefusedException("there are no numbers; give a kernel as \"0,-1,0,-1,5,-1,0,-1,0\"");
        foreach (var number in numbers)
        {
            if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
                throw new RefusedException($"'{number}' is not a number; write decimals as 0.25");
        }
        return Attributed(numbers, rows ?? Side(numbers.Length), options);
    }

    private static string Attributed(string[] numbers, int rows, string options)
    {
        if (rows < 1 || numbers.Length % rows != 0)
            throw new RefusedException($"{numbers.Length} numbers do not fill {rows} rows; each row needs the same number");
        var columns = numbers.Length / rows;
        var list = string.Join(", ", numbers.Select(Literal)) + (options.Length > 0 ? $", {options}" : "");
        return rows == columns && Array.IndexOf(s_sizesWithAName, rows) >= 0
            ? $"Kernel{rows}x{rows}({list})"
            : $"Kernel({rows}, {columns}, {list})";
    }

    private static int Side(int count)
    {
        var side = (int)Math.Round(Math.Sqrt(count));
        return side * side == count
            ? side
            : throw new RefusedException($"{count} numbers do not form a square; give the number of rows with --rows");
    }

    // A number in C# syntax, which has no leading plus and no trailing point.
    private static string Literal(string number)
    {
        var literal = number.TrimStart('+').TrimEnd('.');
        return literal.EndsWith('.') || literal.Length == 0 ? "0" : literal;
    }
}
