using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace KernelGen.Peers;

/// <summary>Times one kernel over images of several shapes and the same number of pixels, alternated.</summary>
/// <param name="rounds">Turns of each shape.</param>
internal sealed class ShapeContest(int rounds)
{
    private const int Width = 2000;             // of the tall image …
    private const int Height = 1000;            // … and its rows
    private const double LeastRun = 1000;       // microseconds

    /// <summary>The rows of the low images.</summary>
    public static readonly int[] LowHeights = [1, 2, 3, 4, 7];

    /// <summary>The rows of strips of the tall image.</summary>
    public static readonly int[] StripRows = [1, 2, 4, 16];

    /// <summary>The threads of several images: the tall one, and low ones.</summary>
    public static readonly (int Width, int Height, int Threads)[] Threads = [(Width, Height, 2), (Width, Height, 16), (Width, 100, 2), (200_000, 1, 2), (100_000, 4, 2)];

    /// <summary>Times per pixel: of each low image and of each strip, as a multiple of the tall image's.</summary>
    public (double[] Low, double[] Strips) Hold(Shape shape)
    {
        using var buffers = new Buffers(Width * Height * sizeof(float));
        var runs = new List<(Action Run, double Pixels)> { (() => shape.Run(buffers, Width, Height, 0), Width * Height) };
        foreach (var height in LowHeights) runs.Add((() => shape.Run(buffers, 2 * Width, height, 0), 2.0 * Width * height));
        foreach (var rows in StripRows) runs.Add((() => shape.Run(buffers, Width, Height, rows), Width * Height));
        var times = Alternate(runs.Select(run => run.Run).ToArray(), static () => Clock.Microseconds);
        var perPixel = times.Zip(runs, (time, run) => time / run.Pixels).ToArray();
        var ratios = perPixel.Skip(1).Select(time => time / perPixel[0]).ToArray();
        return (ratios[..LowHeights.Length], ratios[LowHeights.Length..]);
    }

    /// <summary>Wall times of several threads as a multiple of one thread's.</summary>
    public double[] HoldThreads(Shape shape)
    {
        using var buffers = new Buffers(Width * Height * sizeof(float));
        return Threads.Select(at =>
        {
            var times = Alternate(
                [() => shape.RunThreads(buffers, at.Width, at.Height, 1), () => shape.RunThreads(buffers, at.Width, at.Height, at.Threads)],
                static () => Stopwatch.GetTimestamp() * 1e6 / Stopwatch.Frequency);
            return times[1] / times[0];
        }).ToArray();
    }

    /// <summary>Medians in microseconds of a call.</summary>
    private double[] Alternate(Action[] runs, Func<double> clock)
    {
        var calls = new int[runs.Length];
        var times = runs.Select(_ => new List<double>()).ToArray();
        for (var i = 0; i < runs.Length; i++)
        {
            runs[i]();
            calls[i] = (int)Math.Clamp(LeastRun / Math.Max(Time(i, 1), 0.1), 1, 10_000);
        }
        for (var round = 0; round < rounds; round++)
            for (var i = 0; i < runs.Length; i++)
            {
                runs[i]();
                times[i].Add(Time(i, calls[i]));
            }
        return Array.ConvertAll(times, static all => all.Order().ElementAt(all.Count / 2));

        double Time(int index, int count)
        {
            var start = clock();
            for (var call = 0; call < count; call++) runs[index]();
            return (clock() - start) / count;
        }
    }
}
