using System;
using System.Globalization;
using System.Linq;
using LearnDigits.Learning;

namespace LearnDigits.Report.Sections;

/// <summary>The confusion matrix: one row per digit, one column per prediction.</summary>
internal static class ConfusionSection
{
    public static string Write(Lesson lesson)
    {
        var confusion = lesson.Confusion;
        var digits = Enumerable.Range(0, Confusion.Classes).ToArray();
        var most = digits.Max(digit => digits.Max(answer => digit == answer ? 0 : confusion[digit, answer]));
        var head = string.Concat(digits.Select(static answer => $"<th scope=\"col\">{answer}</th>"));
        var rows = digits.Select(digit =>
        {
            var cells = digits.Select(answer => Cell(confusion[digit, answer], digit == answer, most));
            return $"<tr><th scope=\"row\">{digit}</th>{string.Concat(cells)}</tr>";
        });
        return $"""
            <p>One row per digit, one column per prediction.</p>
            <div class="scroll"><table class="confusion">
            <thead><tr><td></td>{head}</tr></thead>
            <tbody>{string.Concat(rows)}</tbody>
            </table></div>
            """;
    }

    private static string Cell(int count, bool isRight, int most)
    {
        if (count == 0) return "<td></td>";
        if (isRight) return $"<td class=\"right\">{count}</td>";
        var strength = Math.Sqrt((double)count / most).ToString("0.##", CultureInfo.InvariantCulture);
        return $"<td class=\"wrong\" style=\"--strength:{strength}\">{count}</td>";
    }
}
