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
        // Maps and digits use the style sheet of LearnDigits.
        var style = $"""
            {Page.StyleSheet(typeof(ReportPage).Assembly, "report.css")}
            {Page.StyleSheet(typeof(LessonsPage).Assembly, "lessons.css")}
            """;
        return Page.Write("Convolution in eight lessons", style, $"""
            <header class="opening">
            <h1>Convolution in eight lessons</h1>
            <p>From the mean of three samples to a network that reads digits. Every number and image on this page was computed by
            kernels that are declared with C# attributes. Warm colors are positive, cool colors negative.</p>
            <nav aria-label="Lessons">{string.Concat(lessons.Select(Link))}</nav>
            </header>
            <main>
            {string.Concat(lessons.Select(Article))}
            </main>
            """);
    }

    private static string Link(Lesson lesson, int index) => $"<a href=\"#{lesson.Id}\">{index + 1}. {Html.Text(lesson.Title)}</a>";

    private static string Article(Lesson lesson, int index) => $"""
        <article id="{lesson.Id}">
        <h2>{index + 1}. {Html.Text(lesson.Title)}</h2>
        {lesson.Content}
        </article>

        """;
}
