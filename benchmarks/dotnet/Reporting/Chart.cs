using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace KernelGen.Peers;

/// <summary>Bar charts: how many times as long others take, and amounts where less is better.</summary>
internal static class Chart
{
    private const double Width = 820, Right = 90, Top = 64, Foot = 34, Key = 20, Bar = 11, Gap = 12;

    private const double MostForAllTicks = 2000;        // of the ratio of an axis' ends

    private static readonly double[] Ticks =
        [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000];

    /// <summary>For each library a bar from 1 to the geometric mean of its ratios, on a logarithmic axis, and a dot for each ratio.</summary>
    /// <param name="title">What was measured.</param>
    /// <param name="wide">Bits of the vectors of the first bar.</param>
    /// <param name="narrow">Bits of the second; 0 for none.</param>
    /// <param name="libraries">The libraries, with their ratios at both widths; none where a library did not take part.</param>
    public static string OfRatios(
        string title, int wide, int narrow, IReadOnlyList<(string Name, List<double> Wide, List<double> Narrow)> libraries)
    {
        const double Left = 130;
        var hasNarrow = libraries.Any(static one => one.Narrow.Count > 0);
        var rowHeight = (hasNarrow ? 2 : 1) * Bar + Gap;
        var bottom = Top + libraries.Count * rowHeight;
        var height = bottom + Foot + (hasNarrow ? Key : 0);
        var all = libraries.SelectMany(static one => one.Wide.Concat(one.Narrow)).Append(1).ToArray();
        var low = Ticks.LastOrDefault(tick => tick <= all.Min(), Ticks[0]);
        var high = Ticks.FirstOrDefault(tick => tick >= all.Max(), Ticks[^1]);
        var scale = (Width - Left - Right) / Math.Log(high / low);
        double X(double ratio) => Left + scale * Math.Log(ratio / low);
        var picture = new Svg(Width, height);
        picture.Text("title", 16, 24, $"{title}: time of others / time of KernelGen");
        picture.Text("quiet", 16, 43, "Bar and number: geometric mean. Dots: single tasks. Right of 1 KernelGen is faster. Logarithmic.");
        var isLong = high / low > MostForAllTicks;
        foreach (var tick in Ticks.Where(tick => tick >= low && tick <= high && (!isLong || IsPowerOfTen(tick))))
        {
            picture.Line(tick == 1 ? "one" : "grid", X(tick), Top - 8, bottom + 2);
            picture.Text("quiet", X(tick), bottom + 17, Tick(tick), "middle");
        }
        foreach (var (index, (name, first, second)) in libraries.Index())
        {
            var y = Top + index * rowHeight;
            picture.Text("", Left - 10, y + (second.Count > 0 ? Bar : Bar / 2) + 4.5, name, "end");
            Draw(picture, "wide", y, first, X);
            if (hasNarrow) Draw(picture, "narrow", y + Bar, second, X);
        }
        if (hasNarrow) Legend(picture, height - 10, wide, narrow);
        return picture.ToString();
    }

    /// <summary>A bar for each amount, on a linear axis; those of KernelGen stand out.</summary>
    /// <param name="title">What the amounts are.</param>
    /// <param name="amounts">Names and amounts.</param>
    /// <param name="format">Writes an amount.</param>
    public static string OfAmounts(string title, IReadOnlyList<(string Name, double Amount)> amounts, Func<double, string> format)
    {
        const double Left = 290, RowHeight = 22;
        var height = Top - 16 + amounts.Count * RowHeight + 10;
        var most = amounts.Max(static one => one.Amount);
        var picture = new Svg(Width, height);
        picture.Text("title", 16, 24, $"{title}: less is better");
        foreach (var (index, (name, amount)) in amounts.Index())
        {
            var y = Top - 16 + index * RowHeight;
            var length = (Width - Left - Right) * amount / most;
            picture.Text("", Left - 10, y + 11.5, name, "end");
            picture.Rectangle(name.Contains("KernelGen", StringComparison.Ordinal) ? "ours" : "wide", Left, y, Math.Max(length, 1), 15);
            picture.Text("", Left + length + 6, y + 12, format(amount));
        }
        return picture.ToString();
    }

    private static bool IsPowerOfTen(double tick) => double.IsInteger(Math.Round(Math.Log10(tick), 6));

    private static void Draw(Svg picture, string kind, double y, List<double> ratios, Func<double, double> x)
    {
        if (ratios.Count == 0) return;
        var mean = Tables.Mean(ratios);
        var (from, to) = (Math.Min(x(1), x(mean)), Math.Max(x(1), x(mean)));
        picture.Rectangle(mean < 1 ? "slower" : kind, from, y, Math.Max(to - from, 1), Bar - 1);
        foreach (var ratio in ratios) picture.Dot(x(ratio), y + (Bar - 1) / 2);
        picture.Text("quiet", Math.Max(to, x(ratios.Max())) + 8, y + Bar - 1.5, Tables.Ratio(mean));
    }

    private static void Legend(Svg picture, double y, int wide, int narrow)
    {
        picture.Rectangle("wide", 130, y - 8, 18, 8);
        picture.Text("quiet", 153, y, $"{wide} bits");
        picture.Rectangle("narrow", 225, y - 8, 18, 8);
        picture.Text("quiet", 248, y, $"{narrow} bits, both sides limited");
    }

    private static string Tick(double tick) => tick.ToString(tick < 1 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
}
