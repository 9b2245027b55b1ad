using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace KernelBank.Measuring;

/// <summary>Measures several implementations of the same work, alternating, so that other load affects all of them.</summary>
internal static class Race
{
    private const int FewestRuns = 5, MostRuns = 41;
    private static readonly TimeSpan s_enough = TimeSpan.FromMilliseconds(80);

    // A slow contestant runs only once.
    private static readonly TimeSpan s_slow = TimeSpan.FromMilliseconds(250);

    /// <summary>The median time of each contestant, after two runs that are not counted.</summary>
    /// <remarks>
    /// A contestant stops after <see cref="s_enough"/> and <see cref="FewestRuns"/> runs; one that takes longer than
    /// <see cref="s_slow"/> runs once.
    /// </remarks>
    public static TimeSpan[] Medians(params Action[] contestants)
    {
        var times = contestants.Select(static _ => new List<TimeSpan>()).ToArray();
        for (var k = 0; k < contestants.Length; k++)
        {
            var first = Time(contestants[k]);
            if (first > s_slow) times[k].Add(first);
            else Time(contestants[k]);
        }
        for (var run = 0; run < MostRuns; run++)
        {
            for (var k = 0; k < contestants.Length; k++)
                if (!IsDone(times[k])) times[k].Add(Time(contestants[k]));
        }
        return [.. times.Select(Median)];
    }

    private static bool IsDone(List<TimeSpan> times) =>
        times.Exists(static time => time > s_slow)
        || (times.Count >= FewestRuns && times.Aggregate(TimeSpan.Zero, static (sum, time) => sum + time) > s_enough);

    private static TimeSpan Time(Action run)
    {
        var start = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(start);
    }

    private static TimeSpan Median(List<TimeSpan> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }
}
