using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LearnDigits.Learning;

namespace LearnDigits.Report.Sections;

/// <summary>The kernels of every layer that learns, before and after.</summary>
internal static class KernelsSection
{
    // A few weights are far stronger than the others, which would be pale beside them.
    private const double MostWeights = 0.97;

    private const int Scale = 5;

    public static string Write(Lesson lesson)
    {
        // What has one dimension are biases, and the scales of a normalisation.
        var names = lesson.Net.Parameters.Names.Where(name => lesson.Net.Parameters.Shape(name).Length > 1);
        return $"""
            <p><span class="plus">Warm</span> weights add, <span class="minus">cool</span> ones subtract, the stronger the more.
            Before: by chance, as training began. After: what it made of them.</p>
            {string.Join("\n", names.Select(name => Layer(lesson, name)))}
            """;
    }

    private static string Layer(Lesson lesson, string name)
    {
        var kernels = Kernels(lesson.Net.Parameters.Shape(name));
        var layer = int.Parse(name.Split('.')[0], CultureInfo.InvariantCulture);
        return $"""
            <h3>Layer {layer}, {NetLayer.All[layer].Name}</h3>
            <p>{kernels.Meaning}</p>
            <div class="pair">
            <figure>{Draw(lesson.Before[name], "at first, by chance")}<figcaption>before</figcaption></figure>
            <figure>{Draw(lesson.Net.Parameters[name].ToArray(), "after training")}<figcaption>after</figcaption></figure>
            </div>
            """;

        string Draw(float[] weights, string when)
        {
            var tiles = Tile.Split(weights, kernels.Side, kernels.Side);
            var words = $"Layer {layer}, {kernels.Outputs} × {kernels.Inputs} kernels of {kernels.Side} × {kernels.Side}, {when}";
            return kernels.IsFlat
                ? Drawings.Of(tiles, kernels.Inputs, Scale, words, MostWeights)
                : Drawings.Of(InputByInput(tiles, kernels), kernels.Outputs, Scale, words, MostWeights);
        }
    }

    /// <summary>The kernels of a layer: of a convolution, or of a matrix that looks at small maps laid flat.</summary>
    private sealed record KernelSet(int Outputs, int Inputs, int Side, bool IsFlat)
    {
        public string Meaning => IsFlat
            ? $"A row for each of the {Outputs} digits, a column for each of the {Inputs} maps that it looks at."
            : Inputs == 1 ? $"{Outputs} kernels that look at the digit itself."
            : $"A column for each of the {Outputs} maps that it makes, a row for each of the {Inputs} maps that it looks at.";
    }

    private static KernelSet Kernels(int[] shape) => shape.Length == 4
        ? new KernelSet(shape[0], shape[1], shape[2], IsFlat: false)
        : new KernelSet(shape[0], NetLayer.FlatMaps, (int)Math.Sqrt(shape[1] / NetLayer.FlatMaps), IsFlat: true);

    // Weights lie output by output; the page has outputs side by side.
    private static IReadOnlyList<Tile> InputByInput(IReadOnlyList<Tile> tiles, KernelSet kernels) =>
    [
        .. from input in Enumerable.Range(0, kernels.Inputs)
           from output in Enumerable.Range(0, kernels.Outputs)
           select tiles[output * kernels.Inputs + input],
    ];
}
