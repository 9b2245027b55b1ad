using System;
using System.Numerics;

namespace KernelGen.Benchmarks;

/// <summary>The four loops of every tutorial: for each pixel, for each tap, clamp the coordinates and add.</summary>
internal static class Textbook
{
    public static void Apply<TIn, TOut>(
        double[] kernel, int rows, int columns, double divisor,
        ReadOnlySpan<TIn> source, Span<TOut> destination, int width, int height)
        where TIn : INumber<TIn>
        where TOut : INumber<TOut>
    {
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var sum = 0.0;
                for (var i = 0; i < rows; i++)
                    for (var j = 0; j < columns; j++)
                    {
                        var row = Math.Clamp(y + i - rows / 2, 0, height - 1);
                        var column = Math.Clamp(x + j - columns / 2, 0, width - 1);
                        sum += kernel[i * columns + j] * double.CreateTruncating(source[row * width + column]);
                    }
                destination[y * width + x] = typeof(TOut) == typeof(float) ? TOut.CreateSaturating(sum / divisor) : TOut.CreateSaturating(Math.Round(sum / divisor));
            }
    }
}
