using System.Collections.Generic;
using System.Linq;
using LearnDigits.Report;
using Lessons.Course;
using Samples.Pages;

namespace Lessons.Drawing;

/// <summary>All lessons on one page.</summary>
internal static class LessonsPage
{
    /// <summary>Writes the page as UTF-8.</summary>
    public static byte[] Write(IReadOnlyList<Lesson> lessons)
    {
        // Maps and digits are drawn as LearnDigits draws them, by its style.
        var style = $"""
            {Page.StyleSheet(typeof(ReportPage).Assembly, "report.css")}
            {Page.StyleSheet(typeof(LessonsPage).Assembly, "lessons.css")}
            """;
        return Page.Write("Convolution in eight lessons", style, $"""
            <header class="opening">
            <h1>Convolution in eight lessons</h1>
            <p>From three thirds on a line to a net that reads digits. Every number and every picture on this page was computed by kernels that
            are declared as C# attributes and written by the compiler; warm colours are more than zero, cool ones less.</p>
            <nav aria-label="Lessons">{string.Concat(lessons.Select(static (it, k) => $"<a href=\"#{it.Id}\">{k + 1}. {Html.Text(it.Title)}</a>"))}</nav>
            </header>
            <main>
            {string.Join("\n", lessons.Select(static (it, k) => $"<article id=\"{it.Id}\">\n<h2>{k + 1}. {Html.Text(it.Title)}</h2>\n{it.Content}\n</article>"))}
            </main>
            """);
    }
}
