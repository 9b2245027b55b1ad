using System;
using System.Globalization;
using System.Linq;
using KernelGen.Execution.Tests.Harness;
using Xunit;
using static KernelGen.Execution.Tests.Kernels.Declared;

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>Dense kernels of floats, whose sums stay in registers while the columns of taps pass by.</summary>
public sealed class ColumnOuterTests
{
    /// <summary>Below, at and beyond the rows of taps whose coefficients the registers hold together, and columns from two to many.</summary>
    private static readonly (int Rows, int Columns)[] Windows = [(3, 7), (5, 5), (6, 6), (7, 7), (12, 3), (13, 2), (15, 15), (24, 4), (25, 3), (2, 40), (17, 17), (30, 10)];

    /// <summary>Less than a vector, one and two vectors without and with a rest; less than a block of rows, and blocks with a rest.</summary>
    private static readonly (int, int)[] Sizes = [(1, 1), (7, 3), (16, 8), (31, 9), (32, 7), (33, 17), (65, 23), (130, 12)];

    [Theory]
    [InlineData(BorderMode.Replicate)]
    [InlineData(BorderMode.Constant)]
    [InlineData(BorderMode.Reflect)]
    [InlineData(BorderMode.Reflect101)]
    [InlineData(BorderMode.Wrap)]
    public void Every_border(BorderMode border)
    {
        var options = new Options { Border = border, BorderValue = border == BorderMode.Constant ? "-2.5" : "0" };
        Differentials.Check(91, [.. Windows.Select(window => Random<float, float>(window, options))], sizes: Sizes);
    }

    [Fact]
    public void Every_type() => Differentials.Check(
        92,
        [
            .. Windows.Select(window => Random<double, double>(window)),
            .. Windows.Select(window => Random<byte, float>(window)),
            .. Windows.Where(window => window.Rows * window.Columns <= 64).Select(window => Random<byte, byte>(window, new() { Divisor = "16" })),
        ],
        sizes: Sizes);

    [Fact]
    public void Every_mode() => Differentials.Check(
        93,
        [
            .. new Options[]
            {
                new() { Mode = ConvolutionMode.Valid }, new() { Mode = ConvolutionMode.Full }, new() { Padding = 3 }, new() { Offset = "3", Flip = true },
                new() { Channels = 3 }, new() { Channels = 4, PreserveAlpha = true }, new() { AnchorRow = 0, AnchorColumn = 4 }, new() { Absolute = true },
                new() { Stride = 2, Dilation = 2 },
            }.Select(options => Random<float, float>((7, 5), options)),
        ],
        sizes: [.. Sizes.Where(size => size is { Item1: > 16, Item2: > 8 })]);

    /// <summary>A tap of zero is not read, whatever columns lie beside it.</summary>
    [Fact]
    public void Zeros_anywhere() => Differentials.Check(
        94,
        [.. Windows.SelectMany(window => new[] { 3, 7, 20 }.Select(every => Random<float, float>(window, zeroEvery: every)))],
        sizes: [(33, 17), (65, 9)]);

    private static Declaration Random<TIn, TOut>((int Rows, int Columns) window, Options? options = null, int zeroEvery = int.MaxValue)
    {
        var random = new Random(window.Rows * 64 + window.Columns);
        var taps = Enumerable.Range(0, window.Rows * window.Columns)
            .Select(_ => random.Next(zeroEvery) == 0 && zeroEvery < int.MaxValue ? 0 : (random.Next(1, 1000) * (random.Next(2) == 0 ? -1 : 1)) / 1000.0);
        return Dense<TIn, TOut>(window.Rows, window.Columns, string.Join(' ', taps.Select(tap => tap.ToString(CultureInfo.InvariantCulture))), options);
    }
}
