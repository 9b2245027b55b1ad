using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Samples.Pages;

namespace LearnDigits.Report;

/// <summary>A chart of curves over the epochs, with a logarithmic scale.</summary>
internal sealed class Chart
{
    private const int Width = 560, Height = 300, Left = 52, Right = 14, Top = 14, Bottom = 40;

    private const int MostLevels = 8;

    private readonly double _least, _low, _high;
    private readonly int _epochs;

    private Chart(double least, Curve[] curves)
    {
        _least = least;
        var values = curves.SelectMany(static curve => curve.Values).Select(Drawn).ToArray();
        (_low, _high) = (values.Min() / 1.15, values.Max() * 1.15);
        _epochs = curves[0].Values.Count;
    }

    /// <summary>Draws a chart.</summary>
    /// <param name="title">The title.</param>
    /// <param name="unit">The unit after every number.</param>
    /// <param name="least">More than zero: smaller values are drawn as this one, because zero has no logarithm.</param>
    /// <param name="curves">One or more curves with the same number of epochs.</param>
    public static string Draw(string title, string unit, double least, params Curve[] curves)
    {
        var chart = new Chart(least, curves);
        return $"""
            <figure class="chart">
            <svg viewBox="0 0 {Width} {Height}" role="img" aria-label="{Html.Text(Spoken(title, unit, curves))}">
            {string.Concat(chart.Levels().Select(value => chart.Level(value, unit)))}
            {string.Concat(chart.MarkedEpochs().Select(chart.Mark))}
            <text x="{(Left + Width - Right) / 2}" y="{Height - 3}" text-anchor="middle">epoch</text>
            {string.Concat(curves.Select(chart.Line))}
            </svg>
            <figcaption>{Html.Text(title)}: {string.Join(", ", curves.Select(Key))}</figcaption>
            </figure>
            """;
    }

    private string X(int index) =>
        Text(_epochs == 1 ? (Left + Width - Right) / 2.0 : Left + (double)index / (_epochs - 1) * (Width - Left - Right));

    private double Y(double value) => Top + Math.Log(_high / Drawn(value)) / Math.Log(_high / _low) * (Height - Top - Bottom);

    private string Level(double value, string unit) => $"""
        <line x1="{Left}" x2="{Width - Right}" y1="{Text(Y(value))}" y2="{Text(Y(value))}"/>
        <text x="{Left - 8}" y="{Text(Y(value) + 4)}" text-anchor="end">{Text(value)}{unit}</text>

        """;

    private string Mark(int epoch) => $"""<text x="{X(epoch - 1)}" y="{Height - 20}" text-anchor="middle">{epoch}</text>""";

    private string Line(Curve curve) => $"""
        <polyline class="{curve.Name}" points="{string.Join(" ", curve.Values.Select((value, k) => $"{X(k)},{Text(Y(value))}"))}"/>
        <circle class="{curve.Name}" cx="{X(_epochs - 1)}" cy="{Text(Y(curve.Values[^1]))}" r="4"/>

        """;

    // 1, 2 and 5 times powers of ten; only powers of ten if these are too many.
    private IReadOnlyList<double> Levels()
    {
        var levels = Multiples(1, 2, 5);
        return levels.Length <= MostLevels ? levels : Multiples(1);

        double[] Multiples(params int[] firsts) =>
        [
            .. from power in Enumerable.Range(-6, 10)
               from first in firsts
               let level = first * Math.Pow(10, power)
               where level >= _low && level <= _high
               select level,
        ];
    }

    private IEnumerable<int> MarkedEpochs()
    {
        var step = new[] { 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000 }.First(step => step == 1000 || _epochs <= 10 * step);
        return Enumerable.Range(1, _epochs).Where(epoch => epoch == 1 || epoch % step == 0);
    }

    private static string Key(Curve curve) => $"<span class=\"{curve.Name}\">{curve.Name}</span>";

    private static string Spoken(string title, string unit, Curve[] curves) =>
        $"{title} over {curves[0].Values.Count} epochs. "
        + string.Join(" ", curves.Select(it => $"{it.Name}: from {Text(it.Values[0])}{unit} to {Text(it.Values[^1])}{unit}."));

    private double Drawn(double value) => Math.Max(value, _least);

    private static string Text(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
