using System;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics;
using KernelGen.CompilerServices;

namespace KernelGen.Aot;

/// <summary>The time of one sharpening of 1920x1080 bytes.</summary>
internal static class Timing
{
    private const int Rounds = 300, Width = 1920, Height = 1080;

    /// <summary>The bits of the body that runs, whether <see cref="Vector256"/> is accelerated, and the median in microseconds.</summary>
    public static void Print()
    {
        var source = new byte[Width * Height];
        var destination = new byte[Width * Height];
        for (var i = 0; i < source.Length; i++) source[i] = Pixel.At<byte>(i);
        var ticks = new long[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            Kernels.Sharpen(source, destination, Width, Height);
            ticks[round] = Stopwatch.GetTimestamp() - start;
        }
        Array.Sort(ticks);
        var microseconds = ticks[Rounds / 2] * 1e6 / Stopwatch.Frequency;
        var bits = Lanes512.IsSupported ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bits} {Vector256.IsHardwareAccelerated} {microseconds:f0}"));
    }
}
