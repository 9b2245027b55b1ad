using System.Text;
using Samples.Pages;

namespace Lessons.Drawing;

/// <summary>An SVG drawing with an alternative text.</summary>
internal static class Svg
{
    /// <summary>Draws in its natural size where there is room.</summary>
    /// <param name="style">Its class in the style sheet.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="words">The alternative text.</param>
    /// <param name="content">The shapes.</param>
    public static string Draw(string style, int width, int height, string words, StringBuilder content)
    {
        var size = $"""viewBox="0 0 {width} {height}" width="{width}" height="{height}" """;
        return $"""<svg class="{style}" {size}role="img" aria-label="{Html.Text(words)}">{content}</svg>""";
    }
}
