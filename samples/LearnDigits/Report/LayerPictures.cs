using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LearnDigits.Learning;
using LearnDigits.Reporting;
using ReadDigit;

namespace LearnDigits.Report;

/// <summary>The layers of the net as pictures: what they have learned, and what they make of a digit.</summary>
internal static class LayerPictures
{
    // A few weights are far stronger than the others, which would be pale beside them.
    private const double MostWeights = 0.97;

    private const int FlatSide = 4, FlatMaps = 16;      // what is flattened, as it was before

    // Of every layer: its name in words, its channels, and the side of a number on the page.
    private static readonly (string Name, int Channels, int Scale)[] s_layers =
    [
        ("convolution 5 × 5", 8, 3), ("ReLU", 8, 3), ("the greatest of 2 × 2", 8, 6),
        ("convolution 5 × 5", 16, 4), ("ReLU", 16, 4), ("the greatest of 3 × 3", 16, 12),
        ("flat", 1, 0), ("one number for each digit", 10, 0),
    ];

    /// <summary>The kernels of every layer that learns, before and after.</summary>
    public static IEnumerable<string> Kernels(Lesson lesson)
    {
        foreach (var name in lesson.Net.Parameters.Names.Where(static name => name.EndsWith("weight", StringComparison.Ordinal)))
        {
            var shape = lesson.Net.Parameters.Shape(name);
            var isFlat = shape.Length == 2;
            var (outputs, inputs, side) = isFlat ? (shape[0], FlatMaps, FlatSide) : (shape[0], shape[1], shape[2]);
            var layer = int.Parse(name.Split('.')[0], CultureInfo.InvariantCulture);
            var size = $"{outputs} × {inputs} kernels of {side} × {side}";
            yield return $"""
                <h3>Layer {layer}, {(isFlat ? "linear" : s_layers[layer].Name)}</h3>
                <p>{Meaning(outputs, inputs, isFlat)}</p>
                <div class="pair">
                <figure>{Draw(lesson.Before[name], "at first, by chance")}<figcaption>before</figcaption></figure>
                <figure>{Draw(lesson.Net.Parameters[name].ToArray(), "after training")}<figcaption>after</figcaption></figure>
                </div>
                """;

            string Draw(float[] weights, string when)
            {
                var tiles = Tile.Split(weights, side, side);
                var words = $"Layer {layer}, {size}, {when}";
                return isFlat
                    ? Drawings.Of(tiles, inputs, 5, words, MostWeights)
                    : Drawings.Of(ByInput(tiles, outputs, inputs), outputs, 5, words, MostWeights);
            }
        }
    }

    /// <summary>A digit, and what each layer makes of it.</summary>
    public static IEnumerable<string> FeatureMaps(DigitNet net, DigitSet digits, int index)
    {
        yield return Map("the digit", Drawings.Digit(digits, index, 5, $"The digit, a {digits.Labels[index]}"));
        var digit = new float[DigitSet.Pixels];
        digits.ToDataset().Read(index, -1, digit, new float[1]);
        for (var layer = 0; layer < s_layers.Length; layer++)
        {
            var (name, channels, scale) = s_layers[layer];
            var output = new float[DigitNet.LayerLengths[layer]];
            net.ComputeFeatureMap(digit, layer, output);
            if (layer == s_layers.Length - 1) yield return Answers($"Layer {layer}, {name}", output);
            if (scale == 0) continue;
            var side = (int)Math.Sqrt(output.Length / channels);
            var words = $"Layer {layer}, {name}: {channels} × {side} × {side}";
            yield return Map(words, Drawings.Of(Tile.Split(output, side, side), channels / 2, scale, words));
        }
    }

    private static string Meaning(int outputs, int inputs, bool isFlat) => isFlat
        ? $"A row for each of the {outputs} digits, a column for each of the {inputs} maps that it looks at."
        : inputs == 1 ? $"{outputs} kernels that look at the digit itself."
        : $"A column for each of the {outputs} maps it makes, a row for each of the {inputs} maps that it looks at.";

    // Weights lie output by output; the page has outputs side by side.
    private static IReadOnlyList<Tile> ByInput(IReadOnlyList<Tile> tiles, int outputs, int inputs) =>
        [.. from input in Enumerable.Range(0, inputs) from output in Enumerable.Range(0, outputs) select tiles[output * inputs + input]];

    // A bar for each digit, as long as it is probable.
    private static string Answers(string name, float[] output)
    {
        Probabilities.Of(output);
        var bars = output.Select(static (share, digit) => string.Create(
            CultureInfo.InvariantCulture, $"<li style=\"--share:{share:0.####}\">{digit}<b></b>{Wording.Percent(share)}</li>"));
        return $"<figure><ul class=\"answers\">{string.Concat(bars)}</ul><figcaption>{name}, as probabilities</figcaption></figure>";
    }

    private static string Map(string caption, string picture) => $"<figure>{picture}<figcaption>{caption}</figcaption></figure>";
}
