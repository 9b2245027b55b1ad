using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Samples.Pages;

namespace LearnDigits.Report;

/// <summary>A line of a chart.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Style">Its class in the style sheet.</param>
/// <param name="Values">A number above zero for every epoch.</param>
internal sealed record Curve(string Name, string Style, IReadOnlyList<double> Values)
{
    private const int Width = 560, Height = 300, Left = 52, Right = 14, Top = 14, Bottom = 40;

    /// <summary>Draws curves over the epochs; upwards, equal steps are equal ratios.</summary>
    /// <param name="title">What is drawn.</param>
    /// <param name="unit">Stands behind every number.</param>
    /// <param name="curves">One or more, of as many epochs each.</param>
    public static string Draw(string title, string unit, params Curve[] curves)
    {
        var all = curves.SelectMany(static curve => curve.Values).Select(Positive).ToArray();
        var (low, high) = (all.Min() / 1.15, all.Max() * 1.15);
        var epochs = curves[0].Values.Count;
        return $"""
            <figure class="chart">
            <svg viewBox="0 0 {Width} {Height}" role="img" aria-label="{Html.Text(Spoken(title, unit, curves))}">
            {string.Concat(Ticks(low, high).Select(tick => Level(tick, unit, Y(tick))))}
            {string.Concat(EpochTicks(epochs).Select(epoch => $"<text x=\"{Text(X(epoch - 1))}\" y=\"{Height - 20}\" text-anchor=\"middle\">{epoch}</text>"))}
            <text x="{(Left + Width - Right) / 2}" y="{Height - 3}" text-anchor="middle">epoch</text>
            {string.Concat(curves.Select(Line))}
            </svg>
            <figcaption>{Html.Text(title)}: {string.Join(", ", curves.Select(static it => $"<span class=\"{it.Style}\">{Html.Text(it.Name)}</span>"))}</figcaption>
            </figure>
            """;

        double X(int index) => epochs == 1 ? (Left + Width - Right) / 2.0 : Left + (double)index / (epochs - 1) * (Width - Left - Right);
        double Y(double value) => Top + Math.Log(high / Positive(value)) / Math.Log(high / low) * (Height - Top - Bottom);

        string Line(Curve curve)
        {
            var points = curve.Values.Select((value, k) => $"{Text(X(k))},{Text(Y(value))}").ToArray();
            var last = points[^1].Split(',');
            return $"""
                <polyline class="{curve.Style}" points="{string.Join(" ", points)}"/><circle class="{curve.Style}" cx="{last[0]}" cy="{last[1]}" r="4"/>

                """;
        }
    }

    // A net without a mistake is drawn as if it had made a hundredth of a percent of them.
    private static double Positive(double value) => Math.Max(value, 1e-4);

    private static string Level(double value, string unit, double y) => $"""
        <line x1="{Left}" x2="{Width - Right}" y1="{Text(y)}" y2="{Text(y)}"/><text x="{Left - 8}" y="{Text(y + 4)}" text-anchor="end">{Text(value)}{unit}</text>

        """;

    // 1, 2 and 5 times powers of ten.
    private static IEnumerable<double> Ticks(double low, double high) =>
        from power in Enumerable.Range(-5, 9)
        from first in new[] { 1, 2, 5 }
        let tick = first * Math.Pow(10, power)
        where tick >= low && tick <= high
        select tick;

    private static IEnumerable<int> EpochTicks(int epochs)
    {
        var step = new[] { 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000 }.First(step => step == 1000 || epochs <= 10 * step);
        return Enumerable.Range(1, epochs).Where(epoch => epoch == 1 || epoch % step == 0);
    }

    private static string Spoken(string title, string unit, Curve[] curves) =>
        $"{title} over {curves[0].Values.Count} epochs. "
        + string.Join(" ", curves.Select(it => $"{it.Name}: from {Text(it.Values[0])}{unit} to {Text(it.Values[^1])}{unit}."));

    private static string Text(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
