using System;
using System.Linq;
using LearnDigits.Handwriting;
using Lessons.Drawing;
using Lessons.Kernels;

namespace Lessons.Course;

/// <summary>Convolution of signals: means that smooth, and a difference that detects edges.</summary>
internal static class SmoothingLesson
{
    private const int Length = 160, Seed = 7;

    /// <summary>Ten samples with one outlier.</summary>
    public static float[] Dip { get; } = [10, 9, 10, 9, 10, 1, 10, 9, 10, 8];

    /// <summary>The moving means of three samples.</summary>
    public static float[] SmoothedDip { get; } = Apply(Signals.CausalMean, Dip);

    /// <summary>Two periods of a sine.</summary>
    public static float[] Sine { get; } = [.. Enumerable.Range(0, Length).Select(static k => MathF.Sin(4 * MathF.PI * k / Length))];

    /// <summary>The sine with noise of a standard deviation of 0.3.</summary>
    public static float[] Noisy { get; } = Noise(Sine);

    /// <summary>The means of nine samples of the noisy sine.</summary>
    public static float[] Smoothed { get; } = Apply(Signals.Mean9, Noisy);

    /// <summary>A signal with steps.</summary>
    public static float[] Steps { get; } =
        [.. Enumerable.Range(0, 40).Select(static k => k switch { < 10 => 1f, < 20 => 4f, < 32 => 2f, _ => 3f })];

    /// <summary>The difference of each sample and the one before it.</summary>
    public static float[] Rises { get; } = Apply(Signals.Rise, Steps);

    /// <summary>The root mean square error of a signal relative to the sine.</summary>
    public static double Error(float[] signal) => Math.Sqrt(signal.Zip(Sine, static (a, b) => (double)(a - b) * (a - b)).Average());

    public static Lesson Write()
    {
        var (before, after) = (Error(Noisy), Error(Smoothed));
        var edges = Enumerable.Range(0, Steps.Length).Where(static k => Rises[k] != 0).ToArray();
        return new Lesson("smoothing", "A kernel slides along a signal", $"""
            <p>A kernel is a short row of numbers. Place it on a signal, multiply each number by the sample below it, and add the products:
            this is one output. Then move on by one sample. Three times 1/3 is a mean. One wrong sample affects three outputs; for the first
            output two samples are missing and count as zero, so it is only {Numbers.Text(SmoothedDip[0])}.</p>
            {Plot.Draw("Ten samples and the mean of each with the two before it", new("signal", Dip), new("output", SmoothedDip))}
            {Figure.Scroll(NumberGrid.Row("the signal", Dip) + NumberGrid.Row("the mean of three", SmoothedDip))}
            <h3>Noise</h3>
            <p>A mean keeps slow changes and reduces fast changes. The mean of nine samples reduces the noise of this sine
            from {Numbers.Text(before)} to {Numbers.Text(after)} (root mean square): nearly to a third, because the square root
            of nine is three.</p>
            {Plot.Draw("A noisy sine and its means of nine samples", new("signal", Noisy), new("output", Smoothed))}
            <h3>Edges</h3>
            <p>The kernel −1, 1 is a difference. It gives zero where the signal is constant; at an edge it gives the height and the
            direction of the step.</p>
            {Plot.Draw("Steps, and the difference of each sample and the one before it", new("signal", Steps), new("output", Rises))}
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
