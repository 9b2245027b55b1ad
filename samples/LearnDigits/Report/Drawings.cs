using System.Collections.Generic;
using System.Globalization;
using Samples.Pages;
using Samples.Pictures;

namespace LearnDigits.Report;

/// <summary>The images of a page, with alternative texts.</summary>
internal static class Drawings
{
    /// <summary>Tiles; each element is drawn as a square.</summary>
    /// <param name="tiles">Tiles of one size.</param>
    /// <param name="columns">Tiles in a row.</param>
    /// <param name="scale">The size of one element where there is room, in pixels.</param>
    /// <param name="words">The alternative text.</param>
    /// <param name="fullFrom">The quantile of the values that is drawn in full color.</param>
    public static string Of(IReadOnlyList<Tile> tiles, int columns, int scale, string words, double fullFrom = 1) =>
        Image("pixels", Tile.Draw(tiles, columns, fullFrom), scale, words);

    /// <summary>One digit; see <see cref="Sheet"/>.</summary>
    public static string Digit(DigitSet digits, int index, int scale, string words) => Sheet(digits, [index], 1, scale, words);

    /// <summary>Digits side by side: dark ink on light pages, light ink on dark ones.</summary>
    /// <param name="digits">The digits.</param>
    /// <param name="indices">The indices of the digits that are drawn.</param>
    /// <param name="columns">Digits in a row.</param>
    /// <param name="scale">The size of one pixel where there is room, in pixels.</param>
    /// <param name="words">The alternative text.</param>
    public static string Sheet(DigitSet digits, IReadOnlyList<int> indices, int columns, int scale, string words)
    {
        var rows = (indices.Count + columns - 1) / columns;
        var picture = new Picture<byte>(columns * DigitSet.Side, rows * DigitSet.Side, 1);
        for (var k = 0; k < indices.Count; k++)
        {
            for (var y = 0; y < DigitSet.Side; y++)
            {
                digits.Image(indices[k]).Slice(y * DigitSet.Side, DigitSet.Side)
                    .CopyTo(picture.Row(k / columns * DigitSet.Side + y)[(k % columns * DigitSet.Side)..]);
            }
        }
        return Image("pixels ink", picture, scale, words);
    }

    private static string Image(string style, Picture<byte> picture, int scale, string words)
    {
        var width = (picture.Width * scale).ToString(CultureInfo.InvariantCulture);
        var height = (picture.Height * scale).ToString(CultureInfo.InvariantCulture);
        return $"""<img class="{style}" src="{Html.Address(picture)}" width="{width}" height="{height}" alt="{Html.Text(words)}">""";
    }
}
