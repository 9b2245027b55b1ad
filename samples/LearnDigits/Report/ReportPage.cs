using System;
using System.Linq;
using System.Runtime.InteropServices;
using LearnDigits.Learning;
using LearnDigits.Report.Sections;
using LearnDigits.Reporting;
using Samples.Pages;

namespace LearnDigits.Report;

/// <summary>The page of a lesson: how it went, what was learned, and what still goes wrong.</summary>
internal static class ReportPage
{
    // The order of the page.
    private static readonly (string Id, string Title, Func<Lesson, string> Write)[] Sections =
    [
        ("digits", "What it learned from", DigitsSection.Write),
        ("curves", "How it learned", CurvesSection.Write),
        ("kernels", "The kernels", KernelsSection.Write),
        ("maps", "A digit on its way", MapsSection.Write),
        ("pooling", "Why there is pooling", PoolingSection.Write),
        ("confusion", "What digits are taken for", ConfusionSection.Write),
        ("mistakes", "The mistakes", MistakesSection.Write),
    ];

    /// <summary>Writes the page as UTF-8.</summary>
    public static byte[] Write(Lesson lesson) =>
        Page.Write("A net that reads digits", Page.StyleSheet(typeof(ReportPage).Assembly, "report.css"), $"""
            <header class="top">
            <div class="score"><strong>{Wording.Percent(lesson.Confusion.Accuracy)}</strong>
            <span>of {Wording.Count(lesson.Confusion.Total)} test digits read correctly</span></div>
            <div>
            <h1>Learning digits</h1>
            <p>A net of {Wording.Count(DigitNet.ParameterCount)} weights, declared by attributes, trained in C# by generated code.</p>
            {Facts(lesson)}
            <nav aria-label="Sections">{string.Concat(Sections.Select(static it => $"<a href=\"#{it.Id}\">{it.Title}</a>"))}</nav>
            </div>
            </header>
            <main>
            {string.Join("\n", Sections.Select(it => $"<article id=\"{it.Id}\">\n<h2>{it.Title}</h2>\n{it.Write(lesson)}\n</article>"))}
            </main>
            """);

    private static string Facts(Lesson lesson)
    {
        var epochs = lesson.Epochs.Epochs;
        (string Name, string Value)[] facts =
        [
            ("digits", $"{Wording.Count(lesson.Source.Training.Count)}, {lesson.Source.Title}"),
            ("epochs", $"{epochs.Count}"),
            ("training", Wording.Time(lesson.Time)),
            ("speed", $"{Wording.Count(epochs.Average(static it => it.SamplesPerSecond))} digits/s"),
            ("seed", $"{lesson.Request.Seed}"),
            ("machine", $"{Environment.ProcessorCount} processors, {RuntimeInformation.ProcessArchitecture}, .NET {Environment.Version}"),
        ];
        var list = facts.Select(static it => $"<div><dt>{it.Name}</dt><dd>{Html.Text(it.Value)}</dd></div>");
        return $"<dl class=\"facts\">{string.Concat(list)}</dl>";
    }
}
