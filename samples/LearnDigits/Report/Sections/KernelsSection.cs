using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LearnDigits.Learning;

namespace LearnDigits.Report.Sections;

/// <summary>The weights of every layer, before and after training.</summary>
internal static class KernelsSection
{
    // A few weights are much larger than the others, which would otherwise be almost invisible.
    private const double MostWeights = 0.97;

    private const int Scale = 5;

    public static string Write(Lesson lesson)
    {
        // Tensors with one dimension are biases and the parameters of batch normalization.
        var names = lesson.Net.Parameters.Names.Where(name => lesson.Net.Parameters.Shape(name).Length > 1);
        return $"""
            <p><span class="plus">Warm</span> colors are positive weights, <span class="minus">cool</span> colors are negative,
            stronger colors are larger. Before training the weights are random.</p>
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
            <figure>{Draw(lesson.Before[name], "before training")}<figcaption>before</figcaption></figure>
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

    /// <summary>The weights of a layer as kernels: of a convolution, or of a linear layer over flattened feature maps.</summary>
    private sealed record KernelSet(int Outputs, int Inputs, int Side, bool IsFlat)
    {
        public string Meaning => IsFlat
            ? $"One row for each of the {Outputs} digits, one column for each of the {Inputs} input maps."
            : Inputs == 1 ? $"{Outputs} kernels over the digit itself."
            : $"One column for each of the {Outputs} output maps, one row for each of the {Inputs} input maps.";
    }

    private static KernelSet Kernels(int[] shape) => shape.Length == 4
        ? new KernelSet(shape[0], shape[1], shape[2], IsFlat: false)
        : new KernelSet(shape[0], NetLayer.FlatMaps, (int)Math.Sqrt(shape[1] / NetLayer.FlatMaps), IsFlat: true);

    // In memory, weights are ordered by output; on the page, outputs are columns.
    private static IReadOnlyList<Tile> InputByInput(IReadOnlyList<Tile> tiles, KernelSet kernels) =>
    [
        .. from input in Enumerable.Range(0, kernels.Inputs)
           from output in Enumerable.Range(0, kernels.Outputs)
           select tiles[output * kernels.Inputs + input],
    ];
}
