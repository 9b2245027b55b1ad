using System;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Declarations;

/// <summary>What a byte becomes before it enters a network: (p·Scale − Mean)/Deviation, which is p·Factor + Shift.</summary>
internal static class ByteScaling
{
    private const double DefaultScale = 1.0 / 255;

    /// <summary>How many channels the options tell apart: 1 where they are scaled alike.</summary>
    public static int Channels(NetworkOptions options) => Math.Max(1, Math.Max(Count(options.Mean), Count(options.Deviation)));

    /// <summary>The floats that a channel is scaled by: what must be finite is these.</summary>
    public static (float Factor, float Shift) Of(NetworkOptions options, int channel)
    {
        var deviation = Number(options.Deviation, channel, 1);
        return ((float)((options.Scale ?? DefaultScale) / deviation), (float)(-Number(options.Mean, channel, 0) / deviation));
    }

    private static int Count(EquatableArray<double>? numbers) => numbers?.Count ?? 0;

    private static double Number(EquatableArray<double>? numbers, int channel, double otherwise) =>
        numbers is { Count: > 0 } said ? said[Math.Min(channel, said.Count - 1)] : otherwise;
}
