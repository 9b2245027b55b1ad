using System;
using System.Diagnostics;
using System.Globalization;

namespace KernelGen.Peers.Start;

/// <summary>Prints the milliseconds of the first call, and the sum of the interior of the result.</summary>
internal static class Program
{
    /// <summary>The side of the image that is sharpened: so small that starting is what takes time.</summary>
    public const int Side = 64;

    private static void Main()
    {
        var (picture, result) = (new byte[Side * Side], new byte[Side * Side]);
        for (var i = 0; i < picture.Length; i++) picture[i] = (byte)(100 + i * 7 % 13);
        var start = Stopwatch.GetTimestamp();
        Subject.Compute(picture, result);
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var sum = 0;
        for (var y = 1; y < Side - 1; y++)
            for (var x = 1; x < Side - 1; x++) sum += result[y * Side + x];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{elapsed:0.000} {sum}"));
    }
}
