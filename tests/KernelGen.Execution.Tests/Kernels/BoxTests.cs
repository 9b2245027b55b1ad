using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Execution.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static KernelGen.Execution.Tests.Kernels.Declared;

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>Boxes of every size, whose windows are found one from another: nothing of one window may stay in the next.</summary>
public sealed class BoxTests
{
    private static readonly (int, int)[] Windows =
        [(2, 1), (2, 2), (3, 3), (2, 9), (9, 2), (7, 7), (5, 16), (16, 16), (17, 15), (21, 21), (33, 4), (3, 47), (129, 2), (41, 41)];

    /// <summary>One vector and less, several with a rest, a run that is cut into pieces; blocks with and without rows to carry down.</summary>
    private static readonly (int, int)[] Sizes = [(1, 1), (5, 9), (33, 3), (64, 12), (131, 40), (1100, 3)];

    [Fact]
    public void Bytes_to_bytes() => Check<byte, byte>(61, new());

    [Fact]
    public void Bytes_to_shorts() => Check<byte, short>(62, new() { Border = BorderMode.Constant, BorderValue = "255" });

    [Fact]
    public void Bytes_to_ints() => Check<byte, int>(63, new() { Border = BorderMode.Reflect });

    [Fact]
    public void Bytes_to_floats() => Check<byte, float>(64, new() { Border = BorderMode.Wrap });

    [Fact]
    public void Shorts() => Check<short, short>(65, new() { Border = BorderMode.Reflect101 });

    [Fact]
    public void Unsigned_shorts() => Check<ushort, ushort>(66, new() { Mode = ConvolutionMode.Full });

    [Fact]
    public void Floats() => Check<float, float>(67, new() { Border = BorderMode.Reflect101 });

    [Fact]
    public void Doubles() => Check<double, double>(68, new() { Padding = 1 });

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Interleaved_channels(int channels) => Differentials.Check(
        69 + channels,
        Kinds((9, 7), new() { Channels = channels, PreserveAlpha = channels == 4 }).Concat(Kinds((5, 13), new() { Channels = channels })).ToArray(),
        sizes: [(1, 1), (11, 9), (43, 5), (65, 30)]);

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    [InlineData(1, 5)]
    [InlineData(3, 2)]
    [InlineData(1, 9)]
    public void Strides_and_dilations(int stride, int dilation) => Differentials.Check(
        73,
        Kinds((7, 9), new() { Stride = stride, Dilation = dilation, Mode = ConvolutionMode.Same })
            .Concat(Kinds((8, 6), new() { Stride = stride, Dilation = dilation, Channels = 3 }))
            .ToArray(),
        sizes: [(1, 1), (40, 17), (97, 11)]);

    [Fact]
    public void Coefficients_offsets_and_magnitudes() => Differentials.Check(
        74,
        (from divisor in new[] { "1", "-441", "300", "0.5", "1024" }
         from options in new Options[]
         {
             new() { Divisor = divisor },
             new() { Divisor = divisor, Offset = "-3.5", Rounding = MidpointRounding.AwayFromZero },
             new() { Divisor = divisor, Offset = "-100", Absolute = true, Rounding = MidpointRounding.ToPositiveInfinity },
         }
         from declaration in Kinds((13, 11), options with { Rounding = default }, normalize: false)
             .Concat([Of<byte, byte>(new BoxWeights(21, 21, false), options), Of<short, short>(new BoxWeights(4, 12, false), options)])
         select declaration).ToArray(),
        sizes: [(66, 20)]);

    /// <summary>More rows than a block has, so that sums are carried far, and are made anew in between.</summary>
    [Fact]
    public void Images_higher_than_a_block() => Differentials.Check(75, Kinds((6, 5), new()).ToArray(), sizes: [(35, 301)]);

    /// <summary>Sums of columns and of groups of columns reach the ends of their range, and go from one to the other.</summary>
    [Theory]
    [InlineData(17, 17)]
    [InlineData(21, 21)]
    [InlineData(41, 41)]
    [InlineData(20, 97)]
    [InlineData(129, 3)]
    [InlineData(256, 2)]
    public void Bytes_at_the_ends_of_their_range(int rows, int columns)
    {
        const int Width = 170, Height = 470;
        using var batch = new Batch(LanguageVersion.Latest, [Of<byte, byte>(new BoxWeights(rows, columns))]);
        var run = batch[0].CreateDelegate<Action<ReadOnlySpan<byte>, Span<byte>, int, int>>();
        var pictures = new Func<int, int, bool>[]
        {
            (_, _) => false, (_, _) => true, (x, _) => x % 2 > 0, (x, y) => (x + y) % 2 > 0,
            (x, y) => (x / columns + y / rows) % 2 > 0, (x, _) => x >= Width / 2, (_, y) => y >= Height / 2,
        };
        foreach (var isWhite in pictures)
        {
            var (source, result) = (new byte[Width * Height], new byte[Width * Height]);
            for (var i = 0; i < source.Length; i++) source[i] = isWhite(i % Width, i / Width) ? byte.MaxValue : byte.MinValue;
            run(source, result, Width, Height);
            var above = new int[Height + rows, Width + columns];       // sums of all pixels above and to the left, the border repeated
            for (var y = 1; y < Height + rows; y++)
                for (var x = 1; x < Width + columns; x++)
                {
                    var (row, column) = (Math.Clamp(y - 1 - rows / 2, 0, Height - 1), Math.Clamp(x - 1 - columns / 2, 0, Width - 1));
                    above[y, x] = source[row * Width + column] + above[y - 1, x] + above[y, x - 1] - above[y - 1, x - 1];
                }
            for (var i = 0; i < result.Length; i++)
            {
                var (x, y) = (i % Width, i / Width);
                var sum = above[y + rows, x + columns] - above[y, x + columns] - above[y + rows, x] + above[y, x];
                Assert.Equal((byte)Math.Round(sum / (decimal)(rows * columns), MidpointRounding.ToEven), result[i]);
            }
        }
    }

    /// <summary>A window that does not hold the great pixel knows nothing of it.</summary>
    [Theory]
    [InlineData(7, 7)]
    [InlineData(21, 21)]
    [InlineData(3, 30)]
    public void A_pixel_of_100000000_leaves_no_trace_beside_ones(int rows, int columns) =>
        Only_windows_that_hold_it_show(rows, columns, 1e8f, value => value > 1);

    [Theory]
    [InlineData(7, 7)]
    [InlineData(21, 21)]
    [InlineData(30, 3)]
    public void NaN_and_infinity_show_in_the_windows_that_hold_them_and_in_no_other(int rows, int columns)
    {
        Only_windows_that_hold_it_show(rows, columns, float.NaN, float.IsNaN);
        Only_windows_that_hold_it_show(rows, columns, float.PositiveInfinity, float.IsPositiveInfinity);
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(21, 21)]
    public void The_mean_of_the_greatest_floats_is_finite(int rows, int columns)
    {
        using var batch = new Batch(LanguageVersion.Latest, [Of<float, float>(new BoxWeights(rows, columns))]);
        var source = Enumerable.Repeat(float.MaxValue / 1.001f, 50 * 40).ToArray();
        var result = new float[source.Length];
        batch[0].CreateDelegate<Action<ReadOnlySpan<float>, Span<float>, int, int>>()(source, result, 50, 40);
        Assert.All(result, value => Assert.InRange(value, float.MaxValue / 1.002f, float.MaxValue));
    }

    private static void Only_windows_that_hold_it_show(int rows, int columns, float pixel, Predicate<float> shows)
    {
        const int Width = 150, Height = 90, Row = 41, Column = 77;
        using var batch = new Batch(LanguageVersion.Latest, [Of<float, float>(new BoxWeights(rows, columns))]);
        var source = Enumerable.Repeat(1f, Width * Height).ToArray();
        source[Row * Width + Column] = pixel;
        var result = new float[source.Length];
        batch[0].CreateDelegate<Action<ReadOnlySpan<float>, Span<float>, int, int>>()(source, result, Width, Height);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var holds = Row - y + rows / 2 is >= 0 and var i && i < rows && Column - x + columns / 2 is >= 0 and var j && j < columns;
                var value = result[y * Width + x];
                Assert.True(holds ? shows(value) : Math.Abs(value - 1) < 1e-6f, $"{rows}x{columns}: {value} in row {y}, column {x}");
            }
        }
    }

    private static void Check<TIn, TOut>(int seed, Options options)
        where TIn : unmanaged
        where TOut : unmanaged =>
        Differentials.Check(seed, Windows.Select(window => Of<TIn, TOut>(new BoxWeights(window.Item1, window.Item2), options)).ToArray(), sizes: Sizes);

    private static IEnumerable<Declaration> Kinds((int Rows, int Columns) window, Options options, bool normalize = true)
    {
        var weights = new BoxWeights(window.Rows, window.Columns, normalize);
        yield return Of<byte, byte>(weights, options);
        yield return Of<byte, short>(weights, options with { PreserveAlpha = false });
        yield return Of<byte, int>(weights, options with { PreserveAlpha = false });
        yield return Of<byte, float>(weights, options with { PreserveAlpha = false });
        yield return Of<short, short>(weights, options);
        yield return Of<ushort, ushort>(weights, options);
        yield return Of<float, float>(weights, options);
        yield return Of<double, double>(weights, options);
    }
}
