using System;
using System.Numerics;
using KernelBank.Bank;
using KernelGen;
using Samples.Pictures;

namespace KernelBank.Measuring;

/// <summary>
/// The four loops of a textbook, in double: simple, correct, and slow. The weights are integers, so the sum is exact, and the
/// quotient of a sum below 2^53 never rounds across a half: the result is the correctly rounded one, ties to even, and can be compared
/// for equality.
/// </summary>
internal sealed class Textbook(Taps taps, BorderMode border, bool preserveAlpha)
{
    private readonly double[,] _kernel = taps.Whole().Weights;
    private readonly double _divisor = taps.Whole().Divisor;

    /// <summary>Filters a picture into another of the same size and channels.</summary>
    public void Apply<T>(Picture<T> source, Picture<T> destination)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var (width, height, channels) = (source.Width, source.Height, source.Channels);
        var (from, to, kernel) = (source.Samples, destination.Samples, _kernel);
        var (rows, columns) = (kernel.GetLength(0), kernel.GetLength(1));
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                for (var channel = 0; channel < channels; channel++)
                {
                    double sum = 0;
                    for (var i = 0; i < rows; i++)
                    {
                        var row = Inside(y + i - rows / 2, height);
                        for (var j = 0; j < columns; j++)
                        {
                            var column = Inside(x + j - columns / 2, width);
                            if (row < 0 || column < 0) continue;
                            sum += kernel[i, j] * double.CreateTruncating(from[(row * width + column) * channels + channel]);
                        }
                    }
                    var value = Math.Round(sum / _divisor + taps.Offset);
                    if (taps.Absolute) value = Math.Abs(value);
                    to[(y * width + x) * channels + channel] = T.CreateSaturating(value);
                }
                if (preserveAlpha) to[(y * width + x) * channels + 3] = from[(y * width + x) * channels + 3];
            }
        }
    }

    // The index of the pixel that replaces one outside the image; −1 for black.
    private int Inside(int position, int length)
    {
        if ((uint)position < (uint)length) return position;
        return Outside(position, length);
    }

    private int Outside(int position, int length)
    {
        switch (border)
        {
            case BorderMode.Constant:
                return -1;
            case BorderMode.Replicate:
                return Math.Clamp(position, 0, length - 1);
            case BorderMode.Wrap:
                return ((position % length) + length) % length;
        }
        while ((uint)position >= (uint)length)
        {
            if (length == 1) return 0;
            // cba|abc|cba mirrors between pixels, dcb|abcd|cba on the outermost pixel.
            var repeated = border == BorderMode.Reflect ? 1 : 0;
            position = position < 0 ? -position - repeated : 2 * length - 2 - position + repeated;
        }
        return position;
    }
}
