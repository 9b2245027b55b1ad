using System;
using System.Globalization;
using System.Linq;
using System.Numerics;
using KernelGen.Execution.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static KernelGen.Execution.Tests.Kernels.Declared;

#pragma warning disable KG1008      // mistakes that are made on purpose

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>Erosions against the definition: every element type, border, stride, dilation, number of channels, size; generated and at run time.</summary>
/// <remarks>The environment variable KERNELGEN_SEED (an integer) shifts all seeds.</remarks>
public sealed class ErodeTests
{
    private static readonly (int, int)[] Windows =
        [(1, 1), (2, 1), (1, 2), (2, 2), (3, 3), (2, 9), (9, 2), (7, 7), (5, 16), (1, 31), (17, 15), (25, 3), (33, 4), (3, 47), (129, 2), (2, 130)];

    private static readonly (int, int)[] Sizes = [(1, 1), (5, 9), (64, 12), (131, 20), (1100, 2)];

    private static readonly int Shift = int.Parse(Environment.GetEnvironmentVariable("KERNELGEN_SEED") ?? "0", CultureInfo.InvariantCulture);

    public static TheoryData<string> Elements => [.. Pair.OfOneType.Select(pair => pair.ToString())];

    [Theory]
    [MemberData(nameof(Elements))]
    public void Random_erosions_compute_the_definition(string pair)
    {
        var random = new Random(Shift + 7);
        Differentials.Check(Shift + 7, Enumerable.Range(0, 30).Select(_ => RandomDeclaration.NextErosion(random, Of(pair))).ToArray());
    }

    [Theory]
    [MemberData(nameof(Elements))]
    public void Windows_of_every_size(string pair)
    {
        var borders = Enum.GetValues<BorderMode>();
        Differentials.Check(
            Shift + 8,
            Windows.Select((window, index) => new Declaration(new ErodeWindow(window.Item1, window.Item2), Of(pair))
            {
                Options = new() { Border = borders[index % borders.Length] },
            }).ToArray(),
            sizes: Sizes);
    }

    [Theory]
    [MemberData(nameof(Elements))]
    public void Strides_dilations_and_channels(string pair) => Differentials.Check(
        Shift + 9,
        (from steps in new[] { (2, 1), (3, 1), (1, 2), (2, 2), (1, 5), (3, 2), (1, 9) }
         from channels in new[] { 1, 3, 4 }
         select new Declaration(new ErodeWindow(4, 6), Of(pair))
         {
             Options = new() { Stride = steps.Item1, Dilation = steps.Item2, Channels = channels, PreserveAlpha = channels == 4 && steps.Item1 > 1 },
         }).ToArray(),
        sizes: [(1, 1), (40, 17), (97, 11)]);

    /// <summary>More rows than a block has, whole groups and not.</summary>
    [Fact]
    public void Pictures_higher_than_a_block() => Differentials.Check(
        Shift + 10,
        Pair.OfOneType.SelectMany(pair => new[] { (6, 5), (40, 2) }.Select(window => new Declaration(new ErodeWindow(window.Item1, window.Item2), pair))).ToArray(),
        sizes: [(35, 301)]);

    /// <summary>Windows that a group's rows would take too much memory for, that reach far beyond the picture, or whose taps lie far apart.</summary>
    [Fact]
    public void Windows_much_larger_than_the_picture() => Differentials.Check(
        Shift + 11,
        [
            Of<byte, byte>(new ErodeWindow(1500, 3)),
            Of<double, double>(new ErodeWindow(3, 1500), new() { Border = BorderMode.Reflect101 }),
            Of<short, short>(new ErodeWindow(2000, 40), new() { Border = BorderMode.Wrap }),
            Of<float, float>(new ErodeWindow(5, 5), new() { Dilation = 5000, Border = BorderMode.Reflect }),
            Of<byte, byte>(new ErodeWindow(9, 12), new() { Dilation = 1 << 20, Border = BorderMode.Constant, BorderValue = "200" }),
        ],
        sizes: [(70, 9), (1, 1), (12, 40)]);

    [Theory]
    [MemberData(nameof(Elements))]
    public void Large_windows_at_run_time(string pair)
    {
        var random = new Random(Shift + 12);
        for (var n = 0; n < 60; n++)
        {
            var declaration = RandomDeclaration.NextErosion(random, Of(pair), random.Next(1, 40), random.Next(1, 40));
            if (declaration.Options is { Mode: ConvolutionMode.Same, Padding: null } && RandomOptions.Chance(random, 0.3))
                declaration = declaration with { Options = declaration.Options with { Dilation = RandomOptions.Pick(random, [5, 17, 400, 5_000, 1 << 20]) } };
            var sizes = new[] { (random.Next(1, 90), random.Next(1, 4)), (random.Next(1, 12), random.Next(1, 20)), (1, 1) };
            var complaint = new Differential(declaration, null, random) { Sizes = declaration.Shape == Shape.Signal ? [(random.Next(1, 90), 1)] : sizes }.Run();
            Assert.True(complaint is null, $"kernel {n}: {complaint}");
        }
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(7, 7)]
    [InlineData(30, 3)]
    [InlineData(2, 40)]
    public void NaN_shows_in_the_windows_that_hold_it_and_in_no_other(int rows, int columns)
    {
        NaN_shows<float>(rows, columns);
        NaN_shows<double>(rows, columns);
    }

    [Fact]
    public void A_minimum_has_one_element_type()
    {
        var exception = Assert.Throws<ArgumentException>(() => Convolution.Apply<byte, short>(Kernel.Erode(3, 3), new byte[9], new short[9], 3, 3));
        Assert.Contains("byte to short is not supported; supported for byte: byte", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => Kernel.Erode(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>("columns", () => Kernel.Erode(3, 4096));
    }

    private static void NaN_shows<T>(int rows, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        const int Width = 150, Height = 90, Row = 41, Column = 77;
        using var batch = new Batch(LanguageVersion.Latest, [Of<T, T>(new ErodeWindow(rows, columns))]);
        var source = Enumerable.Range(0, Width * Height).Select(index => T.CreateChecked(1 + index % 7)).ToArray();
        source[Row * Width + Column] = T.NaN;
        var (generated, generic) = (new T[source.Length], new T[source.Length]);
        batch[0].CreateDelegate<Action<ReadOnlySpan<T>, Span<T>, int, int>>()(source, generated, Width, Height);
        Convolution.Apply<T, T>(Kernel.Erode(rows, columns), source, generic, Width, Height);
        for (var index = 0; index < source.Length; index++)
        {
            var (y, x) = (index / Width, index % Width);
            var holds = Row - y + rows / 2 is >= 0 and var i && i < rows && Column - x + columns / 2 is >= 0 and var j && j < columns;
            Assert.True(T.IsNaN(generated[index]) == holds && T.IsNaN(generic[index]) == holds, $"{rows}x{columns}: row {y}, column {x}");
        }
    }

    private static Pair Of(string pair) => Pair.OfOneType.Single(candidate => candidate.ToString() == pair);
}
