namespace Lessons.Drawing;

/// <summary>The HTML around a drawing.</summary>
internal static class Figure
{
    /// <summary>A drawing with a caption.</summary>
    public static string Of(string caption, string drawing) => $"<figure>{drawing}<figcaption>{caption}</figcaption></figure>\n";

    /// <summary>Content that may be wider than a phone: it scrolls, and the page does not.</summary>
    public static string Scroll(string content) =>
        $"<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">{content}</div>";
}
