using System;
using System.Linq;
using LearnDigits.Handwriting;
using Lessons.Drawing;
using Lessons.Kernels;

namespace Lessons.Course;

/// <summary>Convolution along a line: means that smooth, and a difference that finds edges.</summary>
internal static class SmoothingLesson
{
    private const int Length = 160, Seed = 7;

    /// <summary>Ten samples with one that does not belong.</summary>
    public static float[] Dip { get; } = [10, 9, 10, 9, 10, 1, 10, 9, 10, 8];

    /// <summary>The means of three of them.</summary>
    public static float[] SmoothedDip { get; } = Apply(Signals.CausalMean, Dip);

    /// <summary>A sine of two periods.</summary>
    public static float[] Sine { get; } = [.. Enumerable.Range(0, Length).Select(static k => MathF.Sin(4 * MathF.PI * k / Length))];

    /// <summary>The sine with noise of a standard deviation of 0.3.</summary>
    public static float[] Noisy { get; } = Noise(Sine);

    /// <summary>The means of nine samples of the noisy sine.</summary>
    public static float[] Smoothed { get; } = Apply(Signals.Mean9, Noisy);

    /// <summary>Plateaus of three heights.</summary>
    public static float[] Steps { get; } =
        [.. Enumerable.Range(0, 40).Select(static k => k switch { < 10 => 1f, < 20 => 4f, < 32 => 2f, _ => 3f })];

    /// <summary>How far each sample lies above the one before it.</summary>
    public static float[] Rises { get; } = Apply(Signals.Rise, Steps);

    /// <summary>The root of the mean squared distance of a signal from the sine.</summary>
    public static double Error(float[] signal) => Math.Sqrt(signal.Zip(Sine, static (a, b) => (double)(a - b) * (a - b)).Average());

    public static Lesson Write()
    {
        var (before, after) = (Error(Noisy), Error(Smoothed));
        var edges = Enumerable.Range(0, Steps.Length).Where(static k => Rises[k] != 0).ToArray();
        return new Lesson("smoothing", "A kernel slides along a line", $"""
            <p>A kernel is a short row of numbers. Lay it on a signal, multiply each number with the sample below it, add, write the
            sum down, move on by one: that is all. Three thirds make a mean. One wrong sample is spread over three; the first output
            lacks two samples, which count as zero, and so is only {Numbers.Text(SmoothedDip[0])}.</p>
            {Plot.Draw("Ten samples and the mean of each with the two before it", new("signal", Dip), new("output", SmoothedDip))}
            {Figure.Scroll(NumberGrid.Row("the signal", Dip) + NumberGrid.Row("the mean of three", SmoothedDip))}
            <h3>Noise</h3>
            <p>A mean keeps what changes slowly and loses what changes at every sample. Nine samples bring the noise on this sine
            down from {Numbers.Text(before)} to {Numbers.Text(after)}, as the root of the mean square: nearly to a third, the root
            of nine.</p>
            {Plot.Draw("A noisy sine and its means of nine samples", new("signal", Noisy), new("output", Smoothed))}
            <h3>Edges</h3>
            <p>The kernel −1, 1 is a difference. Where nothing changes it gives zero; at an edge it says how high the step is and in
            which direction.</p>
            {Plot.Draw("Steps, and how far each sample lies above the one before it", new("signal", Steps), new("output", Rises))}
            """,
            [
                $"{Numbers.List(Dip)} by thirds: {Numbers.List(SmoothedDip)}",
                $"noise on a sine: {Numbers.Text(before)}, after the mean of nine {Numbers.Text(after)}",
                $"edges at {string.Join(", ", edges.Select(static k => $"{k} ({Numbers.Text(Rises[k])})"))}",
            ]);
    }

    private static float[] Apply(SignalFilter<float> filter, float[] signal)
    {
        var output = new float[signal.Length];
        filter(signal, output);
        return output;
    }

    private static float[] Noise(float[] signal)
    {
        var chance = new RandomStream(Seed, 0);
        return Array.ConvertAll(signal, sample => sample + (float)(0.3 * chance.Normal()));
    }
}
