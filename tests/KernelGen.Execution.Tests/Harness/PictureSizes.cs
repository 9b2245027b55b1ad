using System;
using System.Collections.Generic;

namespace KernelGen.Execution.Tests.Harness;

/// <summary>Picture sizes, in pixels, at which a kernel can go wrong.</summary>
internal static class PictureSizes
{
    private const int Vectors = 128;                     // two 512-bit vectors of bytes

    /// <summary>
    /// Empty, one pixel, smaller than the window, about a multiple of a vector, and anything up to two vectors plus the
    /// window. Sizes whose definition would take the oracle long are made lower.
    /// </summary>
    public static IEnumerable<(int Width, int Height)> For(Random random, Declaration declaration, int count)
    {
        var high = (declaration.Rows - 1) * declaration.Options.Dilation + 1;
        var wide = (declaration.Columns - 1) * declaration.Options.Dilation + 1;
        for (var n = 0; n < count; n++)
        {
            var width = random.Next(8) switch
            {
                0 => random.Next(0, 4),
                1 => random.Next(1, wide + 1),
                2 or 3 => Math.Max(0, random.Next(1, 9) * 16 + wide - 1 + random.Next(-2, 3)),
                _ => random.Next(1, Vectors + wide),
            };
            var height = random.Next(6) switch { 0 => random.Next(0, 3), 1 => random.Next(1, high + 1), _ => random.Next(1, high + 8) };
            var affordable = 150_000 / (Math.Max(1, width) * declaration.Options.Channels * declaration.Rows * declaration.Columns);
            yield return (width, declaration.Shape == Shape.Signal ? 1 : Math.Min(height, Math.Max(2, affordable)));
        }
    }
}
