using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using KernelGen.CompilerServices;
using KernelGen.Execution.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static KernelGen.Execution.Tests.Kernels.Declared;

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>
/// Words multiplied two at a time where the upper words of sums are the results, and bytes as words whose quotients are products of floats:
/// at the ends of every range that the plan claims, and beyond.
/// </summary>
public sealed class WordPairsTests
{
    /// <summary>Less than a vector of 256 and of 512 bits, with and without a rest, more rows than a block and fewer.</summary>
    private static readonly (int, int)[] Sizes = [(1, 1), (15, 5), (16, 9), (31, 4), (32, 3), (33, 12), (67, 50), (4200, 2)];

    /// <summary>So high and wide, and twice: noise, its two ends alone, the upper end, small values are among the pictures.</summary>
    private static readonly (int, int)[] Many = [.. Enumerable.Repeat((49, 11), 12)];


    /// <summary>16-bit means over powers of two, up to those whose sums fill 32 bits.</summary>
    private static IEnumerable<Declaration> Means(Options options) =>
    [
        .. Words(Dense<ushort, ushort>(3, 3, "1 2 1 2 4 2 1 2 1", options with { Divisor = "16" })),
        .. Words(Dense<ushort, ushort>(3, 3, "3 0 1 2 5 0 1 1 3", options with { Divisor = "16" })),
        .. Words(Dense<ushort, ushort>(5, 5, "1 4 6 4 1 4 16 24 16 4 6 24 36 24 6 4 16 24 16 4 1 4 6 4 1", options with { Divisor = "256" })),
        .. Words(Dense<ushort, ushort>(3, 3, "20000 1 2 3 25500 5 20000 20 5", options with { Divisor = "65536" })),
        .. Words(Dense<ushort, ushort>(2, 4, "1 32767 0 0 0 0 32767 1", options with { Divisor = "65536" })),
        .. Words(Dense<ushort, ushort>(6, 2, "1 0 0 0 6 6 7 1 0 9 3 31", options with { Divisor = "64" })),
        .. Words(Of<ushort, ushort>(new SeparableWeights([.. "1 6 15 20 15 6 1".Split(' ')], [.. "1 6 15 20 15 6 1".Split(' ')]), options with { Divisor = "4096" })),
        .. Words(Of<ushort, ushort>(new SeparableWeights([.. "1 8 28 56 70 56 28 8 1".Split(' ')], [.. "1 8 28 56 70 56 28 8 1".Split(' ')]), options with { Divisor = "65536" })),
    ];

    /// <summary>Differences of signed pixels whose magnitudes add up to the divisor.</summary>
    private static IEnumerable<Declaration> Differences(Options options) =>
    [
        Dense<short, short>(2, 3, "-20000 20000 5000 -5000 15000 536", options with { Divisor = "65536" }),
        Dense<short, short>(3, 3, "-1 2 -1 0 7 0 -2 2 1", options with { Divisor = "16" }),
        Difference(options),
    ];

    /// <summary>One whose magnitudes are signed words too: the others reach −32,768.</summary>
    private static Declaration Difference(Options options) =>
        Dense<short, short>(3, 3, "-1 2 -1 0 7 0 -2 1 1", options with { Divisor = "16" });

    /// <summary>One more than the words, the sums and the results hold: they are left to other algorithms.</summary>
    private static IEnumerable<Declaration> Beyond(Options options) =>
    [
        Dense<short, short>(3, 3, "-1 2 -1 0 8 0 -1 2 1", options with { Divisor = "16" }),
        Dense<ushort, ushort>(2, 2, "3 0 0 5", options with { Divisor = "8", Offset = "0.5" }),
        Dense<ushort, ushort>(3, 3, "3 0 1 2 6 0 1 1 3", options with { Divisor = "16" }),
        .. Bytes(2, 2, "32768 1 2 3", options with { Divisor = "1000" }),
        .. Bytes(3, 3, "32767 1 -3 2 -32767 5 1 201 8", options with { Divisor = "1000" }),
        .. Bytes(3, 3, "11 -20 13 -24 130 -26 17 -28 19", options with { Divisor = "100", Absolute = true }),
    ];

    /// <summary>Decimals whose products with the reciprocal of their denominator round as the quotients do.</summary>
    private static IEnumerable<Declaration> Proved(Options options) =>
    [
        .. Bytes(3, 3, "0.2274 0.3824 -0.1041 -0.2077 0.0982 0.4718 -0.0321 -0.13 0.2941", options),
        .. Bytes(3, 3, "11 -20 13 -24 130 -26 17 -28 19", options with { Divisor = "100" }),
        .. Bytes(5, 6, Ramp(30, -900, 137, 2311), options with { Divisor = "9999" }),
    ];

    /// <summary>Decimals, and integers up to those whose sums fill 24 bits.</summary>
    private static IEnumerable<Declaration> Decimals(Options options) =>
    [
        .. Proved(options),
        .. Bytes(2, 5, "0 -0.5 0.25 0.003 1.1 0.7 0 0 0 0.01", options),
        .. Bytes(3, 3, "32767 1 -3 2 -32767 5 1 200 7", options with { Divisor = "1000" }),
        .. Bytes(3, 3, "-32767 -1 -3 -2 -32767 -5 -1 -200 -7", options with { Divisor = "65793", Offset = "255" }),
        .. Bytes(4, 3, "1 -2 300 4 5 6 -700 8 9 10 11 12", options with { Divisor = "7" }),
        .. Bytes(7, 7, Ramp(49, 3, 37, 101), options with { Divisor = "2450" }),
    ];

    [Theory]
    [InlineData(BorderMode.Replicate)]
    [InlineData(BorderMode.Constant)]
    [InlineData(BorderMode.Reflect)]
    [InlineData(BorderMode.Reflect101)]
    [InlineData(BorderMode.Wrap)]
    public void Every_border(BorderMode border)
    {
        var options = new Options { Border = border, BorderValue = border == BorderMode.Constant ? "201" : "0" };
        Differentials.Check(331, [.. Means(options), .. Differences(options), .. Decimals(options)], sizes: Sizes);
    }

    [Fact]
    public void Every_mode() => Differentials.Check(
        332,
        [
            .. from options in new Options[]
               {
                   new() { Mode = ConvolutionMode.Valid }, new() { Mode = ConvolutionMode.Full, Flip = true }, new() { Padding = 3 },
                   new() { AnchorRow = 0, AnchorColumn = 0 }, new() { Channels = 3 }, new() { Stride = 2, Dilation = 2 },
               }
               from kernel in Means(options).Concat(Decimals(options))
               select kernel,
        ],
        sizes: [(40, 30), (64, 33), (150, 17)]);

    [Theory]
    [InlineData(MidpointRounding.ToEven)]
    [InlineData(MidpointRounding.AwayFromZero)]
    [InlineData(MidpointRounding.ToZero)]
    [InlineData(MidpointRounding.ToNegativeInfinity)]
    [InlineData(MidpointRounding.ToPositiveInfinity)]
    public void Every_rounding(MidpointRounding rounding)
    {
        Options options = new() { Rounding = rounding }, magnitudes = options with { Absolute = true };
        Differentials.Check(
            338,
            [
                .. Means(options), .. Means(options with { Offset = "0.4999847412109375" }), .. Differences(options), .. Differences(magnitudes), .. Decimals(options), .. Decimals(magnitudes),
                .. Bytes(3, 3, "300 -200 13 -24 130 -26 17 -28 19", options), .. Bytes(3, 3, "1 0 0 0 500 0 0 0 -7", options),
                .. Beyond(options), Dense<short, short>(4, 1, "-1 3 -3 1", options with { Divisor = "8" }),
                Dense<ushort, ushort>(3, 3, "1 2 1 2 1 -2 1 2 1", options with { Divisor = "16", Offset = "9000.5" }),
            ],
            sizes: Many);
    }

    [Fact]
    public void They_go_this_way()
    {
        Check("upper words", [.. Means(new()), .. Differences(new()), Difference(new() { Absolute = true })]);
        Check("bytes as words", [.. Proved(new()), .. Bytes(3, 3, "300 -200 13 -24 130 -26 17 -28 19", new() { Rounding = MidpointRounding.ToZero })]);
        Check("", [.. Beyond(new())]);

        // a plan that begins so; none of both where it is empty
        static void Check(string plan, Declaration[] kernels)
        {
            using var batch = new Batch(LanguageVersion.Latest, kernels);
            var others = kernels.Select((kernel, index) => (kernel, batch[index].GetCustomAttribute<KernelPlanAttribute>()!.Plan))
                .Where(entry => plan.Length > 0 ? !entry.Plan.StartsWith(plan, StringComparison.Ordinal)
                    : entry.Plan.StartsWith("upper words", StringComparison.Ordinal) || entry.Plan.StartsWith("bytes as words", StringComparison.Ordinal));
            Assert.Empty(others);
        }
    }

    private static IEnumerable<Declaration> Words(Declaration kernel) => [kernel, kernel with { Pair = Pair.Of<short, short>() }];

    private static IEnumerable<Declaration> Bytes(int rows, int columns, string weights, Options options) =>
        [Dense<byte, byte>(rows, columns, weights, options), Dense<byte, short>(rows, columns, weights, options with { PreserveAlpha = false })];
}
