using System;
using System.Globalization;
using System.Numerics;

namespace KernelGen.Execution.Tests.Definition;

/// <summary>The definition of an erosion: every pixel of the window is looked at, and the least one taken.</summary>
internal static class Minimum
{
    public static Answer Apply<T>(Declaration declaration, ReadOnlySpan<T> source, int width, int height)
        where T : unmanaged, INumber<T>
    {
        var options = declaration.Options;
        var channels = options.Channels;
        var outside = options.Padding is null ? T.CreateChecked(Options.Number(options.BorderValue)) : T.Zero;
        var mode = options.Padding is null ? options.Border : BorderMode.Constant;
        // A signal is one row, which vertical padding leaves alone.
        var vertical = declaration.Shape == Shape.Signal
            ? new Axis(1, 0, 1, 1)
            : Axis.Of(height, declaration.Rows, declaration.Anchor.Row, options);
        var horizontal = Axis.Of(width, declaration.Columns, declaration.Anchor.Column, options);
        if (width == 0 || height == 0) (vertical, horizontal) = (vertical with { Length = 0 }, horizontal with { Length = 0 });

        var values = new double[vertical.Length * horizontal.Length * channels];
        for (var index = 0; index < values.Length; index++)
        {
            var (y, x, channel) = (index / channels / horizontal.Length, index / channels % horizontal.Length, index % channels);
            if (options.PreserveAlpha && channel == 3)
            {
                values[index] = double.CreateChecked(source[(y * width + x) * options.Stride * channels + channel]);
                continue;
            }
            var least = double.PositiveInfinity;
            for (var i = 0; i < declaration.Rows && !double.IsNaN(least); i++)
            {
                var row = Border.Locate(vertical.Position(y, i), height, mode);
                for (var j = 0; j < declaration.Columns && !double.IsNaN(least); j++)
                {
                    var column = Border.Locate(horizontal.Position(x, j), width, mode);
                    var value = double.CreateChecked(row is int r && column is int c ? source[(r * width + c) * channels + channel] : outside);
                    if (!(value >= least)) least = value;      // NaN too
                }
            }
            values[index] = least;
        }
        return new PixelAnswer(horizontal.Length * channels, vertical.Length, values);
    }

    /// <summary>Pixels as they are; nothing else will do, but that zeros have no sign.</summary>
    private sealed class PixelAnswer(int width, int height, double[] values) : Answer(width, height)
    {
        public override double this[int index] => values[index];

        public override string? Object(int index, double got) =>
            got == values[index] || (double.IsNaN(got) && double.IsNaN(values[index])) ? null : values[index].ToString("R", CultureInfo.InvariantCulture);
    }
}
