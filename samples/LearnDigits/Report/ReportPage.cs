using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using KernelGen;
using LearnDigits.Learning;
using LearnDigits.Reporting;
using Samples.Pages;

namespace LearnDigits.Report;

/// <summary>The page of a lesson: how it went, what was learned, and what still goes wrong.</summary>
internal static class ReportPage
{
    private const int Examples = 120, ExampleColumns = 20, MostMistakes = 48;

    /// <summary>Writes the page as UTF-8.</summary>
    public static byte[] Write(Lesson lesson)
    {
        (string Id, string Title, string Content)[] sections =
        [
            ("digits", "What it learned from", Digits(lesson)),
            ("curves", "How it learned", Curves(lesson.Epochs.Epochs)),
            ("kernels", "The kernels", Kernels(lesson)),
            ("maps", "A digit on its way", FeatureMaps(lesson)),
            ("pooling", "Why there is pooling", PoolingPairs(lesson)),
            ("confusion", "What digits are taken for", Confusions(lesson.Confusion)),
            ("mistakes", "The mistakes", Mistakes(lesson)),
        ];
        return Page.Write("A net that reads digits", Page.StyleSheet(typeof(ReportPage).Assembly, "report.css"), $"""
            <header class="top">
            <div class="score"><strong>{Wording.Percent(lesson.Confusion.Accuracy)}</strong><span>of {Wording.Count(lesson.Confusion.Total)} test digits read rightly</span></div>
            <div>
            <h1>Learning digits</h1>
            <p>A net of {Wording.Count(DigitNet.ParameterCount)} weights, declared by attributes, trained in C# by generated code.</p>
            {Facts(lesson)}
            <nav aria-label="Sections">{string.Concat(sections.Select(static it => $"<a href=\"#{it.Id}\">{it.Title}</a>"))}</nav>
            </div>
            </header>
            <main>
            {string.Join("\n", sections.Select(static it => $"<article id=\"{it.Id}\">\n<h2>{it.Title}</h2>\n{it.Content}\n</article>"))}
            </main>
            """);
    }

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
        return $"<dl class=\"facts\">{string.Concat(facts.Select(static it => $"<div><dt>{it.Name}</dt><dd>{Html.Text(it.Value)}</dd></div>"))}</dl>";
    }

    private static string Digits(Lesson lesson)
    {
        var count = Math.Min(Examples, lesson.Source.Training.Count);
        var labels = string.Join(" ", lesson.Source.Training.Labels.Take(count));
        return $"""
            <p>The first {count} of {Wording.Count(lesson.Source.Training.Count)} {lesson.Source.Title}. In every epoch each is shown a little moved,
            turned, stretched and slanted, so that no two epochs are alike.</p>
            <figure class="wide">{Drawings.Sheet(lesson.Source.Training, [.. Enumerable.Range(0, count)], ExampleColumns, 2, $"Digits to learn from: {labels}")}</figure>
            """;
    }

    private static string Curves(IReadOnlyList<TrainingProgress> epochs)
    {
        var judged = epochs.Where(static it => it.Validation is not null).ToArray();
        var loss = Lines(static it => it.Loss, static it => it.Loss);
        var mistakes = Lines(static it => 100 * (1 - it.Accuracy), static it => 100 * (1 - it.Accuracy));
        return $"""
            <p>Training digits are shifted and validation digits are not: the net is better at these from the beginning. Heights are logarithmic.</p>
            <div class="charts">
            {Curve.Draw("Loss", "", loss)}
            {Curve.Draw("Mistakes", " %", mistakes)}
            </div>
            """;

        Curve[] Lines(Func<TrainingProgress, double> training, Func<Evaluation, double> validation)
        {
            var learned = new Curve("training", "training", [.. epochs.Select(training)]);
            return judged.Length < epochs.Count ? [learned]
                : [learned, new Curve("validation", "validation", [.. judged.Select(it => validation(it.Validation!))])];
        }
    }

    private static string Kernels(Lesson lesson) => $"""
        <p><span class="plus">Warm</span> weights add, <span class="minus">cool</span> ones subtract, the stronger the more. On the left by chance, as training
        began; on the right what it made of them.</p>
        {string.Join("\n", LayerPictures.Kernels(lesson))}
        """;

    private static string FeatureMaps(Lesson lesson)
    {
        var digits = lesson.Source.Test;
        var index = Example(digits);
        return $"""
            <p>Each layer's output for one test digit, a {digits.Labels[index]}: a tile for each channel.</p>
            <div class="maps">{string.Join("\n", LayerPictures.FeatureMaps(lesson.Net, digits, index))}</div>
            """;
    }

    private static string PoolingPairs(Lesson lesson)
    {
        var digits = lesson.Source.Test;
        var pair = PoolingPair.Moved(digits.Image(Example(digits)));
        var rows = pair.Stages.Select(stage =>
        {
            var scale = 168 / stage.First.Width;
            var count = stage.First.Values.Length;
            return $"""
                <div class="stage">
                <figure>{Drawings.Of([stage.First], 1, scale, $"{stage.Name}, as it was")}<figcaption>{stage.Name}</figcaption></figure>
                <figure>{Drawings.Of([stage.Second], 1, scale, $"{stage.Name}, {pair.Changed}")}<figcaption>{pair.Changed}</figcaption></figure>
                <p><strong>{stage.Differing}</strong> of {count} numbers differ ({Share(stage.Differing, count)}),
                <strong>{stage.Greatly}</strong> of them by more than a quarter of the largest ({Share(stage.Greatly, count)}).</p>
                </div>
                """;
        });
        return $"""
            <p>A digit and the same digit {pair.Changed}. Both go through a kernel that nobody had to learn, Sobel's for horizontal edges, and then
            through a pool that keeps the greatest number of each square. What moved within a square is gone.</p>
            {string.Join("\n", rows)}
            """;
    }

    private static string Confusions(Confusion confusion)
    {
        var head = string.Concat(Enumerable.Range(0, 10).Select(static answer => $"<th scope=\"col\">{answer}</th>"));
        var most = Enumerable.Range(0, 10).Max(digit => Enumerable.Range(0, 10).Max(answer => digit == answer ? 0 : confusion[digit, answer]));
        var rows = Enumerable.Range(0, 10).Select(digit =>
        {
            var cells = Enumerable.Range(0, 10).Select(answer =>
            {
                var count = confusion[digit, answer];
                if (count == 0) return "<td></td>";
                var strength = digit == answer ? 1 : Math.Sqrt((double)count / most);
                return $"<td class=\"{(digit == answer ? "right" : "wrong")}\" style=\"--strength:{strength.ToString("0.##", CultureInfo.InvariantCulture)}\">{count}</td>";
            });
            return $"<tr><th scope=\"row\">{digit}</th>{string.Concat(cells)}</tr>";
        });
        return $"""
            <p>A row for each digit, a column for what it was taken for.</p>
            <div class="scroll"><table class="confusion"><thead><tr><td></td>{head}</tr></thead><tbody>{string.Concat(rows)}</tbody></table></div>
            """;
    }

    private static string Mistakes(Lesson lesson)
    {
        var mistakes = lesson.Confusion.Mistakes;
        if (mistakes.Count == 0) return "<p>There are none.</p>";
        var shown = mistakes.Take(MostMistakes).Select(it =>
        {
            var label = lesson.Source.Test.Labels[it.Index];
            return $"""
                <figure>{Drawings.Digit(lesson.Source.Test, it.Index, 3, $"A {label} that was taken for a {it.Answer}")}
                <figcaption><b>{label}</b> taken for <b>{it.Answer}</b><br>{Wording.Percent(it.Probability)} sure</figcaption></figure>
                """;
        });
        return $"""
            <p>{mistakes.Count} of {Wording.Count(lesson.Confusion.Total)} digits{(mistakes.Count > MostMistakes ? $"; the {MostMistakes} that it was surest of" : "")}.</p>
            <div class="mistakes">{string.Join("\n", shown)}</div>
            """;
    }

    // A three has edges in every direction.
    private static int Example(DigitSet digits) => Math.Max(0, Array.IndexOf(digits.Labels, (byte)3));

    private static string Share(int part, int whole) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0} %");
}
