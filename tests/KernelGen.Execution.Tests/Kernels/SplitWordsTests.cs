using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using KernelGen.CompilerServices;
using KernelGen.Execution.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static KernelGen.Execution.Tests.Kernels.Declared;

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>
/// 16-bit pixels that go down the columns into 32 bits, and along the upper and lower words of these: at the ends of every range that the
/// plan claims, and beyond.
/// </summary>
public sealed class SplitWordsTests
{
    private const string Two32 = "4294967296";

    /// <summary>Less than a vector of 256 and of 512 bits, with and without a rest, and rows that are cut into three runs.</summary>
    private static readonly (int, int)[] Sizes = [(1, 1), (15, 5), (16, 9), (31, 4), (32, 3), (33, 12), (67, 50), (4200, 2)];

    /// <summary>So high and wide, and twice: noise, its two ends alone, the upper end, small values are among the pictures.</summary>
    private static readonly (int, int)[] Many = [.. Enumerable.Repeat((49, 11), 12)];

    /// <summary>
    /// Columns and rows whose sums are 65,536: symmetric and not, even and odd in number, with zeros inside and at the ends, of weights
    /// that are signed words and of some that are none.
    /// </summary>
    private static IEnumerable<SeparableWeights> Means =>
    [
        Of("2328 16000 28880 16000 2328", "2328 16000 28880 16000 2328"), Of("10000 45536 10000", "40001 25535"), Of("1 65534 1", "0 1 0 65535 0"),
        Of("9 20 35 65280 48 40 35 60 9", "32767 0 0 2 0 32767"), Of("32768 32768", "1 32768 32767"), Of("0 7 0 65522 0 5 0 2", "65533 3"),
        Of("1 2 4 8 16 32 64 65282 64 32 16 8 4 2 1", "1 1 2 4 8 16 65473 16 8 4 2 1"),
    ];

    /// <summary>Columns and rows of both signs, whose magnitudes add up to 65,536 or, with a center of their sums, one more.</summary>
    private static IEnumerable<SeparableWeights> Differences =>
    [
        Of("-20000 20000 15000 -10536", "-30000 2000 33536"), Of("32768 1 -32768", "16000 1 -16000"),
        Of("1 -2 65533 1", "3 -11 25 65400 17 -9 5 40 -6 8"), Of("-1 -65535", "1 3 7 -65000 400 -100 20 5"),
    ];

    /// <summary>Columns and rows whose magnitudes add up to 32,768, so that an offset keeps results in the range of either type.</summary>
    private static IEnumerable<SeparableWeights> Quarters =>
    [
        Of("-9000 20000 3768", "-30000 2768"), Of("1000 30000 768 1000", "3 32763 2"), Of("-1 -32767", "4096 4096 4096 8192 4096 4096 -4096"),
    ];

    /// <summary>More than 32 bits hold: of a column's sums, and of those along lower words. They are left to other algorithms.</summary>
    private static IEnumerable<SeparableWeights> Beyond =>
    [
        Of("32769 -32768 1", "16000 1 -16000"), Of("32767 -32769 1", "-65535 1"), Of("16385 16384 16384", "40000 47378 1"),
    ];

    private static readonly Options Mean = new() { Divisor = Two32 };

    [Theory]
    [InlineData(BorderMode.Replicate)]
    [InlineData(BorderMode.Constant)]
    [InlineData(BorderMode.Reflect)]
    [InlineData(BorderMode.Reflect101)]
    [InlineData(BorderMode.Wrap)]
    public void Every_border(BorderMode border)
    {
        var options = Mean with { Border = border, BorderValue = border == BorderMode.Constant ? "32767" : "0" };
        Differentials.Check(231, [.. Kinds(options)], sizes: Sizes);
    }

    [Fact]
    public void Every_mode() => Differentials.Check(
        232,
        [
            .. from options in new Options[]
               {
                   new() { Mode = ConvolutionMode.Valid }, new() { Mode = ConvolutionMode.Full, Flip = true }, new() { Padding = 3 },
                   new() { Stride = 2 }, new() { Stride = 3, Dilation = 2 }, new() { AnchorRow = 0, AnchorColumn = 0 },
               }
               from kind in Kinds(options with { Divisor = Two32 })
               select kind,
        ],
        sizes: [(40, 30), (64, 33), (150, 17)]);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Interleaved_channels(int channels) => Differentials.Check(
        233 + channels,
        [.. Kinds(Mean with { Channels = channels, PreserveAlpha = channels == 4 })],
        sizes: [(1, 1), (11, 9), (32, 4), (61, 7)]);

    [Theory]
    [InlineData(MidpointRounding.ToEven)]
    [InlineData(MidpointRounding.AwayFromZero)]
    [InlineData(MidpointRounding.ToZero)]
    [InlineData(MidpointRounding.ToNegativeInfinity)]
    [InlineData(MidpointRounding.ToPositiveInfinity)]
    public void Every_rounding(MidpointRounding rounding) => Differentials.Check(
        238,
        [
            .. from options in new Options[]
               {
                   Mean with { Offset = "16384.5" }, Mean with { Offset = "16400.00390625" }, Mean with { Offset = "12000.25", Absolute = true },
               }
               from weights in Quarters
               from kind in Kinds(weights, options with { Rounding = rounding })
               select kind,
            .. Kinds(Mean with { Rounding = rounding }), .. Kinds(Mean with { Rounding = rounding, Absolute = true }),
        ],
        sizes: [(70, 6), (97, 5), (33, 3), (128, 4)]);

    /// <summary>Ties of the upper words alone, and of both.</summary>
    [Fact]
    public void Lesser_powers_of_two() => Differentials.Check(
        239,
        [
            .. from divisor in new[] { "65536", "1048576", "268435456" }
               from column in new[] { "1 8 28 56 70 56 28 8 1", "3 50 150 50 3", "-9 0 1 128 8", "90 1 1 1 1 1 1 1 93" }
               from row in new[] { "1 8 28 56 70 56 28 8 1", "-100 27 129", "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1" }
               from declaration in Kinds(Of(column, row), new() { Divisor = divisor })
               select declaration,
        ],
        sizes: Many);

    /// <summary>Sums of columns that fill 32 bits from end to end, and those along lower words that do.</summary>
    [Fact]
    public void Sums_that_fill_32_bits() => Differentials.Check(
        240,
        [
            .. Kinds(Mean), .. Kinds(Mean with { Offset = "0.4999847412109375" }), .. Kinds(Mean with { Offset = "0.5" }),
            .. Beyond.Select(weights => Of<short, short>(weights, Mean)),
        ],
        sizes: Many);

    [Fact]
    public void Upper_words_are_rounded_to_even_where_all_below_is_a_tie()
    {
        int[] uppers = [0, 1, 0x7FFF, 0x8000, 0x8001, 0xFFFF, 0x10000, 0x17FFF, 0x18000, -1, -0x8000, -0x10000, int.MaxValue, int.MinValue, int.MinValue + 1];
        int[] lowers = [0, 1, 0x8000, 0xFFFF, 0x10000, 0x18000, -0x10000, -1, int.MaxValue, int.MinValue];
        foreach (var upper in uppers)
            foreach (var lower in lowers)
            {
                var expected = (short)(upper >> 16);
                if ((upper & 0xFFFF) == 0 && (lower & 0xFFFF) == 0) expected &= ~1;
                if (Lanes512.IsSupported)
                {
                    var (evens, odds) = (Vector512.Create(upper), Vector512.Create(upper ^ 0x20001));
                    Assert.Equal(expected, Lanes512.UpperWordsToEven(evens, odds, Vector512.Create(lower), odds)[30]);
                    Assert.Equal(expected, Lanes512.UpperWordsToEven(odds, evens, odds, Vector512.Create(lower))[31]);
                }
                if (Avx2.IsSupported)
                {
                    var (evens, odds) = (Vector256.Create(upper), Vector256.Create(upper ^ 0x20001));
                    Assert.Equal(expected, Lanes256.UpperWordsToEven(evens, odds, Vector256.Create(lower), odds)[14]);
                    Assert.Equal(expected, Lanes256.UpperWordsToEven(odds, evens, odds, Vector256.Create(lower))[15]);
                }
            }
    }

    [Fact]
    public void These_windows_and_Gaussians_go_this_way()
    {
        Declaration[] kernels =
        [
            .. Kinds(Mean), .. Quarters.SelectMany(weights => Kinds(weights, Mean with { Offset = "16384.5" })),
            .. from window in new[] { GaussianWindow.Round(5, "1.1"), GaussianWindow.Round(3, "0.8"), GaussianWindow.Round(19, "3"), GaussianWindow.Round(3, "0.3"), new GaussianWindow(3, 7, "0.7", "1.4") }
               from declaration in new[] { Of<ushort, ushort>(window), Of<short, short>(window) }
               select declaration,
        ];
        using var batch = new Batch(LanguageVersion.Latest, kernels);
        var others = kernels.Select((kernel, index) => (kernel, batch[index].GetCustomAttribute<KernelPlanAttribute>()!.Plan))
            .Where(entry => !entry.Plan.StartsWith("split words", StringComparison.Ordinal));
        Assert.Empty(others);
    }

    [Fact]
    public void What_32_bits_do_not_hold_goes_another_way()
    {
        var kernels = Beyond.Select(weights => Of<short, short>(weights, Mean)).ToArray();
        using var batch = new Batch(LanguageVersion.Latest, kernels);
        Assert.All(
            kernels.Select((_, index) => batch[index].GetCustomAttribute<KernelPlanAttribute>()!.Plan), plan => Assert.DoesNotContain("split words", plan, StringComparison.Ordinal));
    }

    private static SeparableWeights Of(string column, string row) => new(column.Split(' '), row.Split(' '));

    /// <summary>Means of both types, and differences of signed pixels.</summary>
    private static IEnumerable<Declaration> Kinds(Options options) =>
    [
        .. Means.SelectMany(weights => Kinds(weights, options)),
        .. Differences.Select(weights => Of<short, short>(weights, options with { PreserveAlpha = false })),
    ];

    private static IEnumerable<Declaration> Kinds(SeparableWeights weights, Options options)
    {
        yield return Of<ushort, ushort>(weights, options);
        yield return Of<short, short>(weights, options);
    }
}
