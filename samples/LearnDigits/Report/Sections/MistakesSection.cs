using System.Linq;
using LearnDigits.Learning;
using LearnDigits.Reporting;

namespace LearnDigits.Report.Sections;

/// <summary>The digits that were classified wrongly.</summary>
internal static class MistakesSection
{
    private const int Most = 48;

    public static string Write(Lesson lesson)
    {
        var mistakes = lesson.Confusion.Mistakes;
        if (mistakes.Count == 0) return "<p>None.</p>";
        var which = mistakes.Count > Most ? $"; the {Most} with the highest probability" : "";
        return $"""
            <p>{mistakes.Count} of {Wording.Count(lesson.Confusion.Total)} digits{which}.</p>
            <div class="mistakes">{string.Join("\n", mistakes.Take(Most).Select(it => Figure(lesson.Source.Test, it)))}</div>
            """;
    }

    private static string Figure(DigitSet digits, Mistake mistake)
    {
        var label = digits.Labels[mistake.Index];
        return $"""
            <figure>{Drawings.Digit(digits, mistake.Index, 3, $"A {label} that was read as a {mistake.Answer}")}
            <figcaption><b>{label}</b> read as <b>{mistake.Answer}</b><br>probability
            {Wording.Percent(mistake.Probability)}</figcaption></figure>
            """;
    }
}
