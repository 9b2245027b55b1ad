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

/// <summary>Channels in, channels out; how far a neuron sees, and how many outputs there are.</summary>
internal static class VolumeLesson
{
    /// <summary>Pixels of a row and rows of the part of the picture.</summary>
    public const int Width = 96, Height = 64;

    private const int Left = 470, Top = 300, Field = 11;

    // Four kernels of 3 x 3 on red, green and blue: brightness, warm against cold, upright edges, edges that lie.
    private static readonly (string Name, float[] Shape, float[] Colours)[] Kernels =
    [
        ("brightness", [0, 0, 0, 0, 1, 0, 0, 0, 0], [0.3f, 0.6f, 0.1f]),
        ("red against blue", [0, 0, 0, 0, 1, 0, 0, 0, 0], [1, 0, -1]),
        ("upright edges", [-1, 0, 1, -2, 0, 2, -1, 0, 1], [0.3f, 0.6f, 0.1f]),
        ("lying edges", [-1, -2, -1, 0, 0, 0, 1, 2, 1], [0.3f, 0.6f, 0.1f]),
    ];

    /// <summary>A combination of sizes, what the formula gives, and what the compiler says to it.</summary>
    /// <param name="Output">Outputs along an axis; null where there is none.</param>
    public sealed record SizeCase(int Input, int Window, int Stride, int Padding, int? Output, IReadOnlyList<Verdict> Verdicts);

    /// <summary>Part of the scene, a plane for each colour, from 0 to 1.</summary>
    public static float[] Colours { get; } = Cut();

    /// <summary>A weight for each kernel, colour and tap.</summary>
    public static float[] Weights { get; } =
        [.. from kernel in Kernels from colour in kernel.Colours from tap in kernel.Shape select colour * tap];

    /// <summary>Four maps.</summary>
    public static float[] Volume { get; } = Convolve();

    /// <summary>What one pixel reaches after one, two and three sums over 3 x 3.</summary>
    public static IReadOnlyList<float[]> Fields { get; } = Spread(3);

    /// <summary>Sizes that fit, sizes that lose pixels, and sizes that cannot be.</summary>
    public static IReadOnlyList<SizeCase> Cases { get; } =
    [
        Ask(32, 5, 1, 0), Ask(32, 5, 1, 2), Ask(227, 11, 4, 0), Ask(5, 3, 2, 1), Ask(7, 3, 3, 1), Ask(10, 3, 2, 0),
        Ask(10, 3, 4, 0), Ask(10, 3, 1, 3), Ask(4, 7, 1, 0), Ask(4, 7, 1, 2),
    ];

    public static Lesson Write() => new("volume", "Depth, stride, padding", $"""
        <p>A picture in colour is a volume: rows, columns, and three channels deep. A kernel of a layer is as deep as its input and
        slides over rows and columns only; each kernel gives one map, and the maps of all kernels are the next volume. Here 3
        channels become {Kernels.Length}.</p>
        <div class="maps">
        {Figure.Of("red, green, blue", Map(Colours, 3, "The three colours of a part of the picture"))}
        {Figure.Of(string.Join(", ", Kernels.Select(static it => it.Name)), Map(Volume, 2, "Four maps of that part of the picture"))}
        </div>
        <h3>How far a neuron sees</h3>
        <p>Layers of 3 × 3 one behind the other see further with each: one pixel reaches 3 × 3, then 5 × 5, then 7 × 7 neurons. The
        numbers say along how many ways.</p>
        <div class="fields">
        {string.Concat(Fields.Select(static (field, k) => Figure.Of($"{k + 1} layer{(k == 0 ? "" : "s")}", NumberGrid.Draw(
            $"{k + 1} layers of 3 by 3: {Reached(field)} neurons are reached, the middle one along {field.Max()} ways", field, Field))))}
        </div>
        <h3>How many outputs</h3>
        <p>(W − F + 2P) / S + 1, for an input of W, a window of F, P zeros on either side and steps of S. Where that is no whole
        number pixels at the end are never read; where it is less than one there is no output. The compiler says so in the editor,
        at the number that is wrong.</p>
        <div class="scroll" tabindex="0" role="group" aria-label="Sizes"><table class="sizes">
        <thead><tr><th>W</th><th>F</th><th>S</th><th>P</th><th>(W − F + 2P) / S + 1</th><th>outputs</th><th>the compiler</th></tr></thead>
        <tbody>{string.Concat(Cases.Select(Row))}</tbody></table></div>
        """,
        [
            $"3 x {Height} x {Width} becomes {Kernels.Length} x {Height} x {Width} by {Weights.Length} weights",
            $"one pixel reaches {string.Join(", ", Fields.Select(Reached))} neurons",
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
            <td>{Numbers.Text(Quotient(it))}</td><td>{Outputs(it)}</td><td>{(words.Length == 0 ? "nothing to say" : words)}</td></tr>

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
            var (y, x, colour) = (k / Width % Height, k % Width, k / (Width * Height));
            planes[k] = scene.Row(Top + 2 * y)[3 * (Left + 2 * x) + colour] / (float)byte.MaxValue;
        }
        return planes;
    }

    private static float[] Convolve()
    {
        var output = new float[Kernels.Length * Height * Width];
        Features.Volume(Colours, Weights, new float[Kernels.Length], output);
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
