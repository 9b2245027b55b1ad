using System;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace KernelGen.Peers;

/// <summary>The CPU time of this thread; wall time if the system does not provide it.</summary>
/// <remarks>Wall time would include the load of other processes.</remarks>
internal static partial class Clock
{
    private const int ThreadCpuTime = 3;

    public static string Name => OperatingSystem.IsLinux() ? "CPU time of the thread" : "wall time";

    /// <summary>Microseconds since a fixed time.</summary>
    public static double Microseconds
    {
        get
        {
            if (!OperatingSystem.IsLinux()) return Stopwatch.GetTimestamp() * 1e6 / Stopwatch.Frequency;
            _ = GetTime(ThreadCpuTime, out var time);
            return time.Seconds * 1e6 + time.Nanoseconds / 1e3;
        }
    }

    /// <summary>Microseconds per call, over a number of calls.</summary>
    public static double Time(Contestant contestant, Canvas canvas, int calls)
    {
        var start = Microseconds;
        for (var i = 0; i < calls; i++) contestant.Run(canvas);
        return (Microseconds - start) / calls;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpecification time);

    private struct TimeSpecification
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
