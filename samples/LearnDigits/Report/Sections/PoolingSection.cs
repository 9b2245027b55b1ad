using System.Globalization;
using System.Linq;
using LearnDigits.Learning;

namespace LearnDigits.Report.Sections;

/// <summary>A digit and the same digit shifted, filtered and pooled.</summary>
internal static class PoolingSection
{
    private const int Side = 168;

    public static string Write(Lesson lesson)
    {
        var digits = lesson.Source.Test;
        var pair = PoolingPair.Moved(digits.Image(digits.FirstThree));
        return $"""
            <p>A digit and the same digit {pair.Changed}, then the output of a fixed kernel for both (Sobel, horizontal edges),
            then a pool that keeps the maximum of each square. Most differences within a square disappear.</p>
            {Rows(pair)}
            """;
    }

    /// <summary>The stages, one below the other.</summary>
    public static string Rows(PoolingPair pair) => string.Join("\n", pair.Stages.Select(stage => Row(pair, stage)));

    private static string Row(PoolingPair pair, PoolingPair.Stage stage)
    {
        var scale = Side / stage.First.Width;
        var count = stage.First.Values.Length;
        return $"""
            <div class="stage">
            <figure>{Drawings.Of([stage.First], 1, scale, $"{stage.Name}, as it was")}<figcaption>{stage.Name}</figcaption></figure>
            <figure>{Drawings.Of([stage.Second], 1, scale, $"{stage.Name}, {pair.Changed}")}<figcaption>{pair.Changed}</figcaption></figure>
            <p><strong>{stage.Differing}</strong> of {count} values differ ({Share(stage.Differing, count)}),
            <strong>{stage.Greatly}</strong> of them by more than a quarter of the largest ({Share(stage.Greatly, count)}).</p>
            </div>
            """;
    }

    private static string Share(int part, int whole) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0}\u00a0%");
}
