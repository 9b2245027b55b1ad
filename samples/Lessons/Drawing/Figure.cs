namespace Lessons.Drawing;

/// <summary>What stands around a drawing.</summary>
internal static class Figure
{
    /// <summary>A drawing and what it is called.</summary>
    public static string Of(string caption, string drawing) => $"<figure>{drawing}<figcaption>{caption}</figcaption></figure>\n";

    /// <summary>What may be wider than a phone is scrolled by itself, and the page is not.</summary>
    public static string Scroll(string content) =>
        $"<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">{content}</div>";
}
