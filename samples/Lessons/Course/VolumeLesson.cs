using System;
using System.Collections.Generic;
using System.Linq;
using Explain;
using KernelBank.Scene;
using KernelGen;
using LearnDigits.Report;
using Lessons.Drawing;
using Lessons.Kernels;
using Samples.Pages;

namespace Lessons.Course;

/// <summary>Input and output channels, receptive fields, and the number of outputs.</summary>
internal static class VolumeLesson
{
    /// <summary>Width and height of the crop.</summary>
    public const int Width = 96, Height = 64;

    private const int Left = 470, Top = 300, Field = 11;

    // Four 3 x 3 kernels over red, green and blue: brightness, red minus blue, vertical edges, horizontal edges.
    private static readonly (string Name, float[] Shape, float[] Colors)[] s_kernels =
    [
        ("brightness", [0, 0, 0, 0, 1, 0, 0, 0, 0], [0.3f, 0.6f, 0.1f]),
        ("red minus blue", [0, 0, 0, 0, 1, 0, 0, 0, 0], [1, 0, -1]),
        ("vertical edges", [-1, 0, 1, -2, 0, 2, -1, 0, 1], [0.3f, 0.6f, 0.1f]),
        ("horizontal edges", [-1, -2, -1, 0, 0, 0, 1, 2, 1], [0.3f, 0.6f, 0.1f]),
    ];

    /// <summary>A combination of sizes, the result of the formula, and the compiler's diagnostics.</summary>
    /// <param name="Output">Outputs along an axis; null if there is none.</param>
    public sealed record SizeCase(int Input, int Window, int Stride, int Padding, int? Output, IReadOnlyList<Verdict> Verdicts);

    /// <summary>A crop of the scene, one plane per color, from 0 to 1.</summary>
    public static float[] Colors { get; } = Cut();

    /// <summary>One weight for each kernel, color and tap.</summary>
    public static float[] Weights { get; } =
        [.. from kernel in s_kernels from color in kernel.Colors from tap in kernel.Shape select color * tap];

    /// <summary>Four feature maps.</summary>
    public static float[] Volume { get; } = Convolve();

    /// <summary>The receptive fields of one, two and three 3 x 3 sums.</summary>
    public static IReadOnlyList<float[]> Fields { get; } = Spread(3);

    /// <summary>Sizes that fit, sizes that drop pixels, and impossible sizes.</summary>
    public static IReadOnlyList<SizeCase> Cases { get; } =
    [
        Ask(32, 5, 1, 0), Ask(32, 5, 1, 2), Ask(227, 11, 4, 0), Ask(5, 3, 2, 1), Ask(7, 3, 3, 1), Ask(10, 3, 2, 0),
        Ask(10, 3, 4, 0), Ask(10, 3, 1, 3), Ask(4, 7, 1, 0), Ask(4, 7, 1, 2),
    ];

    public static Lesson Write() => new("volume", "Depth, stride, padding", $"""
        <p>A color image is a volume: rows, columns and three channels. A kernel of a layer covers all channels of its input and
        slides over rows and columns; each kernel gives one feature map, and all feature maps are the next volume. Here 3
        channels become {s_kernels.Length}.</p>
        <div class="maps">
        {Figure.Of("red, green, blue", Map(Colors, 3, "The three colors of a crop of the image"))}
        {Figure.Of(string.Join(", ", s_kernels.Select(static it => it.Name)), Map(Volume, 2, "Four feature maps of the crop"))}
        </div>
        <h3>Receptive fields</h3>
        <p>With each 3 × 3 layer the receptive field grows: one pixel contributes to 3 × 3, then 5 × 5, then 7 × 7 neurons. The
        numbers count the paths between them.</p>
        <div class="fields">
        {string.Concat(Fields.Select(static (field, k) => Figure.Of($"{k + 1} layer{(k == 0 ? "" : "s")}", NumberGrid.Draw(
            $"{k + 1} layers of 3 by 3: {Reached(field)} neurons, the middle one along {field.Max()} paths", field, Field))))}
        </div>
        <h3>Number of outputs</h3>
        <p>(W − F + 2P) / S + 1, for input size W, window size F, padding P on each side and stride S. If this is not an
        integer, pixels at the end are never read; if it is less than 1, there is no output. The compiler reports both while you
        type, at the number that is wrong.</p>
        <div class="scroll" tabindex="0" role="group" aria-label="Sizes"><table class="sizes">
        <thead><tr><th>W</th><th>F</th><th>S</th><th>P</th><th>(W − F + 2P) / S + 1</th><th>outputs</th><th>diagnostics</th></tr></thead>
        <tbody>{string.Concat(Cases.Select(Row))}</tbody></table></div>
        """,
        [
            $"3 x {Height} x {Width} becomes {s_kernels.Length} x {Height} x {Width} by {Weights.Length} weights",
            $"one pixel contributes to {string.Join(", ", Fields.Select(Reached))} neurons",
            .. Cases.Select(static it => $"({it.Input} − {it.Window} + 2·{it.Padding}) / {it.Stride} + 1 = {Numbers.Text(Quotient(it))}: "
                + $"{Outputs(it)} {string.Join(", ", it.Verdicts.Select(static said => said.Id))}".TrimEnd()),
        ]);

    private static double Quotient(SizeCase it) => (it.Input - it.Window + 2.0 * it.Padding) / it.Stride + 1;

    private static int Reached(float[] field) => field.Count(static ways => ways != 0);

    private static string Outputs(SizeCase it) => it.Output is { } outputs ? Numbers.Text(outputs) : "none";

    private static string Row(SizeCase it)
    {
        var kind = it.Output is null ? "impossible" : it.Verdicts.Count > 0 ? "doubtful" : "fine";
        var words = string.Join("<br>", it.Verdicts.Select(static said => $"<b>{said.Id}</b> {Html.Text(said.Message)}"));
        return $"""
            <tr class="{kind}"><td>{it.Input}</td><td>{it.Window}</td><td>{it.Stride}</td><td>{it.Padding}</td>
            <td>{Numbers.Text(Quotient(it))}</td><td>{Outputs(it)}</td><td>{(words.Length == 0 ? "none" : words)}</td></tr>

            """;
    }

    private static string Map(float[] volume, int columns, string words) =>
        Drawings.Of(Tile.Split(volume, Width, Height), columns, 3, words, 0.98);

    private static SizeCase Ask(int input, int window, int stride, int padding)
    {
        var verdicts = Verdict.Of($"[Network(1, {input}, {input})] [Conv2D(1, {window}, Stride = {stride}, Padding = {padding})]");
        var output = verdicts.Any(static it => it.IsError)
            ? (int?)null
            : Convolution.OutputLength(input, window, stride, padding, dropRemainder: true);
        return new SizeCase(input, window, stride, padding, output, verdicts);
    }

    private static float[] Cut()
    {
        var scene = DuskScene.Paint();
        var planes = new float[3 * Height * Width];
        for (var k = 0; k < planes.Length; k++)
        {
            var (y, x, color) = (k / Width % Height, k % Width, k / (Width * Height));
            planes[k] = scene.Row(Top + 2 * y)[3 * (Left + 2 * x) + color] / (float)byte.MaxValue;
        }
        return planes;
    }

    private static float[] Convolve()
    {
        var output = new float[s_kernels.Length * Height * Width];
        Features.Volume(Colors, Weights, new float[s_kernels.Length], output);
        return output;
    }

    private static List<float[]> Spread(int layers)
    {
        var now = new float[Field * Field];
        now[now.Length / 2] = 1;
        var fields = new List<float[]>();
        for (var layer = 0; layer < layers; layer++)
        {
            var next = new float[now.Length];
            Features.Sum3x3(now, next, Field, Field);
            fields.Add(now = next);
        }
        return fields;
    }
}
