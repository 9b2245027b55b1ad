using System;
using System.Linq;
using System.Runtime.InteropServices;
using LearnDigits.Learning;
using LearnDigits.Report.Sections;
using LearnDigits.Reporting;
using Samples.Pages;

namespace LearnDigits.Report;

/// <summary>The report of a training: progress, weights, feature maps and mistakes.</summary>
internal static class ReportPage
{
    // The order of the page.
    private static readonly (string Id, string Title, Func<Lesson, string> Write)[] s_sections =
    [
        ("digits", "Training digits", DigitsSection.Write),
        ("curves", "Loss and accuracy", CurvesSection.Write),
        ("kernels", "The kernels", KernelsSection.Write),
        ("maps", "Feature maps of a digit", MapsSection.Write),
        ("pooling", "The effect of pooling", PoolingSection.Write),
        ("confusion", "Confusion matrix", ConfusionSection.Write),
        ("mistakes", "The mistakes", MistakesSection.Write),
    ];

    /// <summary>Writes the page as UTF-8.</summary>
    public static byte[] Write(Lesson lesson) =>
        Page.Write("A network that reads digits", Page.StyleSheet(typeof(ReportPage).Assembly, "report.css"), $"""
            <header class="top">
            <div class="score"><strong>{Wording.Percent(lesson.Confusion.Accuracy)}</strong>
            <span>of {Wording.Count(lesson.Confusion.Total)} test digits read correctly</span></div>
            <div>
            <h1>Learning digits</h1>
            <p>A network with {Wording.Count(DigitNet.ParameterCount)} weights, declared with attributes, trained by generated C# code.</p>
            {Facts(lesson)}
            <nav aria-label="Sections">{string.Concat(s_sections.Select(static it => $"<a href=\"#{it.Id}\">{it.Title}</a>"))}</nav>
            </div>
            </header>
            <main>
            {string.Join("\n", s_sections.Select(it => $"<article id=\"{it.Id}\">\n<h2>{it.Title}</h2>\n{it.Write(lesson)}\n</article>"))}
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
