using System;
using System.Linq;
using LearnDigits.Learning;
using LearnDigits.Reporting;

namespace LearnDigits.Report.Sections;

/// <summary>Some of the digits that were learned from.</summary>
internal static class DigitsSection
{
    private const int Most = 120, Columns = 20;

    public static string Write(Lesson lesson)
    {
        var digits = lesson.Source.Training;
        var count = Math.Min(Most, digits.Count);
        var words = $"Digits to learn from: {string.Join(" ", digits.Labels.Take(count))}";
        return $"""
            <p>The first {count} of {Wording.Count(digits.Count)}: {lesson.Source.Title}. In every epoch each is shown a little moved,
            turned, stretched and slanted, so that no two epochs are alike.</p>
            <figure class="wide">{Drawings.Sheet(digits, [.. Enumerable.Range(0, count)], Columns, 2, words)}</figure>
            """;
    }
}
