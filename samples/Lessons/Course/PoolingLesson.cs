using System;
using System.Linq;
using KernelGen;
using LearnDigits;
using LearnDigits.Handwriting;
using LearnDigits.Report;
using LearnDigits.Report.Sections;
using Lessons.Drawing;

namespace Lessons.Course;

/// <summary>Pools: the maximum, the mean or the sum of each square of numbers.</summary>
internal static class PoolingLesson
{
    /// <summary>4 x 4 numbers.</summary>
    public static float[] Numbers4x4 { get; } = [1, 3, 2, 1, 4, 6, 5, 2, 7, 8, 1, 0, 1, 2, 3, 4];

    public static float[] Greatest { get; } = Pooled(Pooling.Max);
    public static float[] Mean { get; } = Pooled(Pooling.Average);
    public static float[] Sum { get; } = Pooled(Pooling.Sum);

    /// <summary>A digit and the same digit shifted by one pixel, after a Sobel kernel and a pool.</summary>
    public static PoolingPair Pair { get; } = Moved();

    private delegate void Pool(ReadOnlyPlane<float> source, Plane<float> destination, int size, int stride);

    public static Lesson Write() => new("pooling", "Pooling ignores small shifts", $"""
        <p>A pool replaces each square of numbers by a single number: the maximum, the mean, or the sum. The
        image gets smaller, and the exact position within each square is lost.</p>
        <div class="side">
        {Figure.Of("numbers", NumberGrid.Draw($"4 by 4 numbers: {Drawing.Numbers.List(Numbers4x4)}", Numbers4x4, 4))}
        {Figure.Of("maximum of 2 × 2", NumberGrid.Draw($"The maxima: {Drawing.Numbers.List(Greatest)}", Greatest, 2))}
        {Figure.Of("mean", NumberGrid.Draw($"The means: {Drawing.Numbers.List(Mean)}", Mean, 2))}
        {Figure.Of("sum", NumberGrid.Draw($"The sums: {Drawing.Numbers.List(Sum)}", Sum, 2))}
        </div>
        <h3>A shifted digit</h3>
        <p>A digit and the same digit {Pair.Changed}, after the Sobel kernel for horizontal edges, and then after a pool.</p>
        {PoolingSection.Rows(Pair)}
        """,
        [
            $"maximum {Drawing.Numbers.List(Greatest)}; mean {Drawing.Numbers.List(Mean)}; sum {Drawing.Numbers.List(Sum)}",
            .. Pair.Stages.Select(static it =>
                $"{it.Name}: {it.Differing} of {it.First.Values.Length} numbers differ, "
                + $"{it.Greatly} by more than a quarter of the largest"),
        ]);

    private static float[] Pooled(Pool pool)
    {
        var output = new float[2 * 2];
        pool(new(Numbers4x4, 4, 4), new(output, 2, 2), 2, 0);
        return output;
    }

    private static PoolingPair Moved()
    {
        var digits = DigitGenerator.Generate(1, 20);
        return PoolingPair.Moved(digits.Image(digits.FirstThree));
    }
}
