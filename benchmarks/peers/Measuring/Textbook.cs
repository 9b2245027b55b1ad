using System;
using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Peers;

/// <summary>The definition, row by row: exact for integer destinations, in double precision otherwise.</summary>
internal static class Textbook
{
    private const long Budget = 20_000_000;   // taps that may be evaluated for one check

    /// <summary>The rows that are checked: the first, the last, and as many in between as the budget allows.</summary>
    public static IEnumerable<int> Rows(Case kernel, Canvas canvas)
    {
        var perRow = (long)canvas.OutputWidth * canvas.Channels * kernel.Window.Taps.Length;
        var count = (int)Math.Clamp(Budget / perRow, Math.Min(3, canvas.OutputHeight), canvas.OutputHeight);
        return Enumerable.Range(0, count).Select(i => (int)((long)i * (canvas.OutputHeight - 1) / Math.Max(1, count - 1))).Distinct();
    }

    /// <summary>One output row, channels interleaved.</summary>
    public static unsafe double[] Row(Case kernel, Canvas canvas, int y)
    {
        var (window, options) = (kernel.Window, kernel.Window.Options);
        var (channels, exact) = (canvas.Channels, window.Integers);
        var rows = new double[window.Rows][];
        for (var i = 0; i < window.Rows; i++)
        {
            if (Outside(y * options.Stride + i - window.Rows / 2, canvas.Height, options.Border) is not { } from) continue;
            rows[i] = new double[canvas.Width * channels];
            kernel.Source.Read(canvas.SourceAddress + (nint)from * rows[i].Length * kernel.Source.Size, rows[i]);
        }
        var result = new double[canvas.OutputWidth * channels];
        for (var x = 0; x < canvas.OutputWidth; x++)
        {
            var columns = Enumerable.Range(0, window.Columns)
                .Select(j => Outside(x * options.Stride + j - window.Columns / 2, canvas.Width, options.Border)).ToArray();
            for (var c = 0; c < channels; c++)
            {
                var (sum, integer) = (0.0, 0L);
                for (var i = 0; i < window.Rows; i++)
                    for (var j = 0; j < window.Columns; j++)
                    {
                        if (rows[i] is not { } row || columns[j] is not { } column) continue;   // zeros outside
                        var pixel = row[column * channels + c];
                        if (kernel.Destination.IsFloat) sum += window.Taps[i * window.Columns + j] * pixel;
                        else integer += exact!.Value.Taps[i * window.Columns + j] * (long)pixel;
                    }
                result[x * channels + c] =
                    options.PreserveAlpha && c == 3 ? rows[window.Rows / 2][x * channels + c]
                    : kernel.Destination.IsFloat ? sum / window.Divisor
                    : Saturate(Divide(integer, exact!.Value.Divisor, options.Rounding), kernel.Destination);
            }
        }
        return result;
    }

    /// <summary>The coordinate that replaces one outside the image; null for a zero.</summary>
    private static int? Outside(int at, int length, BorderMode border)
    {
        if (at >= 0 && at < length) return at;
        return border switch
        {
            BorderMode.Replicate => Math.Clamp(at, 0, length - 1),
            BorderMode.Reflect => at < 0 ? -1 - at : 2 * length - 1 - at,
            BorderMode.Reflect101 => at < 0 ? -at : 2 * length - 2 - at,
            BorderMode.Wrap => at < 0 ? at + length : at - length,
            _ => null,
        };
    }

    private static double Saturate(double value, Pixels destination) => Math.Clamp(value, destination.Lowest, destination.Highest);

    /// <summary>The quotient of integers, correctly rounded: to the nearest, ties to the even or away from zero.</summary>
    private static double Divide(long sum, long divisor, MidpointRounding rounding)
    {
        var (whole, rest) = Math.DivRem(sum, divisor);
        var twice = 2 * Math.Abs(rest) - Math.Abs(divisor);
        var away = twice > 0 || (twice == 0 && (rounding == MidpointRounding.AwayFromZero || long.IsOddInteger(whole)));
        return away ? whole + Math.Sign(sum) * Math.Sign(divisor) : whole;
    }
}
