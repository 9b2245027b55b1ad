using Samples.Pages;
using Samples.Pictures;

namespace Lessons.Drawing;

/// <summary>Pictures of pixels, each with its words for who cannot see it.</summary>
internal static class Drawn
{
    /// <summary>A picture as wide as its place.</summary>
    public static string Picture(Picture picture, string words) =>
        $"""<img class="photograph" src="{Html.Address(picture)}" width="{picture.Width}" height="{picture.Height}" alt="{Html.Text(words)}">""";

    /// <summary>A picture whose every pixel is a square.</summary>
    public static string Enlarged(Picture picture, int scale, string words) =>
        $"""<img class="pixels" src="{Html.Address(picture)}" width="{picture.Width * scale}" height="{picture.Height * scale}" alt="{Html.Text(words)}">""";
}
