using System.Collections.Generic;
using System.Linq;
using Lessons.Drawing;
using Lessons.Kernels;

namespace Lessons.Course;

/// <summary>One letter, four kernels, four feature maps.</summary>
internal static class LetterLesson
{
    /// <summary>Pixels of a row and of a column.</summary>
    public const int Side = 16;

    /// <summary>A kernel and its feature map of the letter.</summary>
    /// <param name="Name">The name that is shown.</param>
    /// <param name="About">What the feature map shows.</param>
    /// <param name="Coefficients">3 x 3.</param>
    /// <param name="Map">16 x 16 sums.</param>
    public sealed record Response(string Name, string About, IReadOnlyList<double> Coefficients, float[] Map);

    /// <summary>The letter H: ones on zeros, strokes two pixels wide.</summary>
    public static float[] Letter { get; } =
    [
        .. from y in Enumerable.Range(0, Side)
           from x in Enumerable.Range(0, Side)
           let isVertical = y is >= 2 and < 14 && x is 3 or 4 or 11 or 12
           let isHorizontal = y is 7 or 8 && x is >= 3 and < 13
           select y is >= 2 and < 14 && (isVertical || isHorizontal) ? 1f : 0f,
    ];

    /// <summary>The feature maps of the four kernels.</summary>
    public static IReadOnlyList<Response> Responses { get; } =
    [
        Of("identity", "One tap, on the pixel itself: the map is the letter.", Letters.Identity),
        Of(
            "cross blur", "A fifth of the pixel and of each of its four neighbors: edges become ramps, corners are rounded.",
            Letters.CrossBlur), Of("vertical line", "Positive at vertical strokes; the crossbar gives a response only at its ends.",
            Letters.VerticalLine), Of(
            "horizontal line", "The transposed kernel: positive at the crossbar and at the ends of the vertical strokes.",
            Letters.HorizontalLine), ];

    public static Lesson Write() => new("letter", "A kernel and an image make a feature map", $"""
        <p>In two dimensions the kernel is a small matrix that slides over rows and columns; outside the image there are zeros.
        Each kernel measures one feature at every position, and the results form an image again: a feature map.</p>
        {string.Concat(Responses.Select(Row))}
        """,
        [.. Responses.Select(static it =>
            $"{it.Name}: sum {Numbers.Text(it.Map.Sum())}, least {Numbers.Text(it.Map.Min())}, greatest {Numbers.Text(it.Map.Max())}")]);

    private static string Row(Response it) => $"""
        <h3>{it.Name}</h3>
        <p>{it.About}</p>
        <div class="triple">
        {Figure.Of("input", NumberGrid.Draw("The letter H in ones on 16 by 16 pixels", Letter, Side))}
        {Figure.Of("kernel", NumberGrid.Draw($"The kernel {Numbers.List(it.Coefficients)}", it.Coefficients, 3))}
        {Figure.Of("feature map", NumberGrid.Draw($"The feature map of the {it.Name} kernel for the letter H", it.Map, Side))}
        </div>
        """;

    private static Response Of(string name, string about, PictureFilter<float> filter)
    {
        var map = new float[Side * Side];
        filter(Letter, map, Side, Side);
        return new Response(name, about, Declared.Coefficients(filter), map);
    }
}
