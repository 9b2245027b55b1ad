using System;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace KernelGen.Peers;

/// <summary>The CPU time of this thread; wall time if the system does not provide it.</summary>
/// <remarks>Wall time would include the load of other processes.</remarks>
internal static partial class Clock
{
    private const int ProcessCpuTime = 2;
    private const int ThreadCpuTime = 3;

    public static string Name => OperatingSystem.IsLinux() ? "CPU time of the thread" : "wall time";

    /// <summary>Microseconds of this thread since a fixed time.</summary>
    public static double Microseconds => Read(ThreadCpuTime);

    /// <summary>Microseconds of all threads since a fixed time, for libraries that compute in threads of their own.</summary>
    public static double ProcessMicroseconds => Read(ProcessCpuTime);

    /// <summary>Microseconds of the clock on the wall.</summary>
    public static double WallMicroseconds => Stopwatch.GetTimestamp() * 1e6 / Stopwatch.Frequency;

    /// <summary>Microseconds per call, over a number of calls.</summary>
    public static double Time(Contestant contestant, Canvas canvas, int calls)
    {
        var clock = contestant.HasThreads ? ProcessCpuTime : ThreadCpuTime;
        var start = Read(clock);
        for (var i = 0; i < calls; i++) contestant.Run(canvas);
        return (Read(clock) - start) / calls;
    }

    private static double Read(int clock)
    {
        if (!OperatingSystem.IsLinux()) return WallMicroseconds;
        _ = GetTime(clock, out var time);
        return time.Seconds * 1e6 + time.Nanoseconds / 1e3;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpecification time);

    private struct TimeSpecification
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
