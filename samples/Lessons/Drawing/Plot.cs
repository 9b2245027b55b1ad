using System;
using System.Collections.Generic;
using System.Linq;
using Samples.Pages;

namespace Lessons.Drawing;

/// <summary>A line of a plot.</summary>
/// <param name="Name">The name, which is also the class in the style sheet.</param>
/// <param name="Values">A number for every sample.</param>
internal sealed record Line(string Name, IReadOnlyList<float> Values);

/// <summary>A plot of signals with a linear scale.</summary>
internal sealed class Plot
{
    private const int Width = 720, Height = 240, Left = 40, Right = 12, Top = 12, Bottom = 26, FewSamples = 20;

    private readonly double _low, _high;
    private readonly int _samples;

    private Plot(Line[] lines)
    {
        var values = lines.SelectMany(static line => line.Values).ToArray();
        (_low, _high) = (Math.Min(0, (double)values.Min()), Math.Max(0, (double)values.Max()));
        _samples = lines[0].Values.Count;
    }

    /// <summary>Draws signals of one length.</summary>
    /// <param name="title">The title.</param>
    /// <param name="lines">One or more, in different colors by name.</param>
    public static string Draw(string title, params Line[] lines)
    {
        var plot = new Plot(lines);
        var key = string.Join(", ", lines.Select(static it => $"<span class=\"{it.Name}\">{it.Name}</span>"));
        return $"""
            <figure class="plot">
            <svg viewBox="0 0 {Width} {Height}" role="img" aria-label="{Html.Text(Spoken(title, lines))}">
            {string.Concat(plot.Levels().Select(plot.Level))}
            {string.Concat(plot.Marks().Select(plot.Mark))}
            {string.Concat(lines.Select(plot.Draw))}
            </svg>
            <figcaption>{Html.Text(title)}: {key}</figcaption>
            </figure>
            """;
    }

    private double X(int sample) => Left + (double)sample / Math.Max(1, _samples - 1) * (Width - Left - Right);

    private double Y(double value) => Top + (_high - value) / (_high - _low) * (Height - Top - Bottom);

    // About four steps of 1, 2 or 5 times a power of ten.
    private IEnumerable<double> Levels()
    {
        var rough = (_high - _low) / 4;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = new[] { 1, 2, 5, 10 }.First(it => it * power >= rough) * power;
        for (var k = Math.Ceiling(_low / step); k * step <= _high + step / 1000; k++) yield return k * step;
    }

    private string Level(double value)
    {
        var y = Numbers.Coordinate(Y(value));
        return $"""
            <line x1="{Left}" x2="{Width - Right}" y1="{y}" y2="{y}"/>
            <text x="{Left - 7}" y="{y}" dy="4" text-anchor="end">{Numbers.Text(value)}</text>

            """;
    }

    private IEnumerable<int> Marks()
    {
        var step = new[] { 1, 2, 5, 10, 20, 50, 100 }.First(step => step == 100 || _samples <= 10 * step);
        return Enumerable.Range(0, _samples).Where(sample => sample % step == 0);
    }

    private string Mark(int sample) =>
        $"""<text x="{Numbers.Coordinate(X(sample))}" y="{Height - 6}" text-anchor="middle">{sample}</text>""";

    private string Draw(Line line)
    {
        var points = line.Values.Select((value, k) => (X: Numbers.Coordinate(X(k)), Y: Numbers.Coordinate(Y(value)))).ToArray();
        var dots = points.Length > FewSamples
            ? ""
            : string.Concat(points.Select(it => $"""<circle class="{line.Name}" cx="{it.X}" cy="{it.Y}" r="4"/>"""));
        return $"""<polyline class="{line.Name}" points="{string.Join(' ', points.Select(static it => $"{it.X},{it.Y}"))}"/>{dots}""";
    }

    private static string Spoken(string title, Line[] lines) =>
        $"{title}. " + string.Join(" ", lines.Select(static it => it.Values.Count <= FewSamples
            ? $"The {it.Name}: {Numbers.List(it.Values)}."
            : $"The {it.Name}: {it.Values.Count} samples from {Numbers.Text(it.Values.Min())} to {Numbers.Text(it.Values.Max())}."));
}
