using Samples.Pages;
using Samples.Pictures;

namespace Lessons.Drawing;

/// <summary>Images with an alternative text.</summary>
internal static class Drawn
{
    /// <summary>An image as wide as its container.</summary>
    public static string Picture(Picture picture, string words) => Image("photograph", picture, 1, words);

    /// <summary>An image that shows every pixel as a square.</summary>
    public static string Enlarged(Picture picture, int scale, string words) => Image("pixels", picture, scale, words);

    private static string Image(string style, Picture picture, int scale, string words)
    {
        var (width, height) = (picture.Width * scale, picture.Height * scale);
        return $"""<img class="{style}" src="{Html.Address(picture)}" width="{width}" height="{height}" alt="{Html.Text(words)}">""";
    }
}
