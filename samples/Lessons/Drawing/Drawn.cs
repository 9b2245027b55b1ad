using Samples.Pages;
using Samples.Pictures;

namespace Lessons.Drawing;

/// <summary>Pictures of pixels, each with its words for who cannot see it.</summary>
internal static class Drawn
{
    /// <summary>A picture as wide as its place.</summary>
    public static string Picture(Picture picture, string words) => Image("photograph", picture, 1, words);

    /// <summary>A picture whose every pixel is a square.</summary>
    public static string Enlarged(Picture picture, int scale, string words) => Image("pixels", picture, scale, words);

    private static string Image(string style, Picture picture, int scale, string words)
    {
        var (width, height) = (picture.Width * scale, picture.Height * scale);
        return $"""<img class="{style}" src="{Html.Address(picture)}" width="{width}" height="{height}" alt="{Html.Text(words)}">""";
    }
}
