using System;
using System.Linq;
using LearnDigits.Learning;
using LearnDigits.Reporting;

namespace LearnDigits.Report.Sections;

/// <summary>Some of the training digits.</summary>
internal static class DigitsSection
{
    private const int Most = 120, Columns = 20;

    public static string Write(Lesson lesson)
    {
        var digits = lesson.Source.Training;
        var count = Math.Min(Most, digits.Count);
        var words = $"Training digits: {string.Join(" ", digits.Labels.Take(count))}";
        return $"""
            <p>The first {count} of {Wording.Count(digits.Count)}: {lesson.Source.Title}. In every epoch each digit is shifted, rotated,
            stretched and slanted a little, so that all epochs differ.</p>
            <figure class="wide">{Drawings.Sheet(digits, [.. Enumerable.Range(0, count)], Columns, 2, words)}</figure>
            """;
    }
}
