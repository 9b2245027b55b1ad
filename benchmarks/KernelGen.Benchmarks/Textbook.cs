using System;
using System.Numerics;
using KernelGen.Peers;

namespace KernelGen.Benchmarks;

/// <summary>The four loops of a textbook: for each pixel, for each tap, clamp the coordinates and add.</summary>
internal static class Textbook
{
    public static void Apply<TIn, TOut>(Window window, ReadOnlySpan<TIn> source, Span<TOut> destination, int width, int height)
        where TIn : INumber<TIn>
        where TOut : INumber<TOut>
    {
        var (rows, columns, stride, channels) = (window.Rows, window.Columns, window.Options.Stride, window.Options.Channels);
        var index = 0;
        for (var y = 0; y < height; y += stride)
            for (var x = 0; x < width; x += stride)
                for (var channel = 0; channel < channels; channel++)
                {
                    var sum = 0.0;
                    for (var i = 0; i < rows; i++)
                        for (var j = 0; j < columns; j++)
                        {
                            var row = Math.Clamp(y + i - rows / 2, 0, height - 1);
                            var column = Math.Clamp(x + j - columns / 2, 0, width - 1);
                            sum += window.Taps[i * columns + j] * double.CreateTruncating(source[(row * width + column) * channels + channel]);
                        }
                    sum /= window.Divisor;
                    destination[index++] = TOut.CreateSaturating(typeof(TOut) == typeof(float) ? sum : Math.Round(sum));
                }
    }
}
