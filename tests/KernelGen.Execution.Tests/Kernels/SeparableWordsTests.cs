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

/// <summary>Bytes that go down the columns into words and along them in 32 bits: at the ends of every range that the plan claims, and beyond.</summary>
public sealed class SeparableWordsTests
{
    /// <summary>Less than a vector of 256 and of 512 bits, with and without a rest, and rows that are cut into three runs.</summary>
    private static readonly (int, int)[] Sizes = [(1, 1), (31, 5), (32, 9), (63, 4), (64, 3), (65, 12), (131, 50), (4200, 2)];

    /// <summary>So high and wide, and twice: noise, its two ends alone, the upper end, small values are among the pictures.</summary>
    private static readonly (int, int)[] Many = [.. Enumerable.Repeat((97, 11), 12)];

    private static readonly Options Byte = new() { Divisor = "65536" };

    /// <summary>Weights of one sign and both, even and odd in number, with zeros inside and at the ends, alike and not, of every pairing.</summary>
    private static IEnumerable<SeparableWeights> Windows =>
    [
        Of("18 63 94 63 18", "18 63 94 63 18"), Of("3 13 33 60 38 33 60 13 3", "1 0 0 9 0 9 0 0 1"), Of("100 -90 57 3 1 -2", "3 -11 25 -30 17 -9 5 40 -6 8"),
        Of("1 255 0 -1 0", "1 3 -250 7 9 300 -1 2"), Of("-128 129", "11 -5 3 -200 7 8 9 10 11 12"), Of("0 7 0 9 0 5 31 8", "0 3 0 5 0 -7 11 0 1"),
        Of("1 2 4 8 16 32 64 66 32 16 8 4 2 1 1", "1 1 2 4 8 16 32 64 66 32 16 8 4 1 1"),
    ];

    /// <summary>Columns of weights whose magnitudes add up to 257, and one to 258.</summary>
    private static string[] Columns { get; } =
    [
        "20 44 129 44 20", "20 44 130 44 20", "-20 44 129 -44 20", "-60 -37 -63 -60 -37", "30 70 56 71 30", "1 1 253 1 1", "64 64 1 64 64",
    ];

    /// <summary>Rows whose sums with these columns fill 24 bits, or 32 and more.</summary>
    private static string[] Rows { get; } =
    [
        "9 20 35 40 48 40 35 20 9", "-9 20 35 -40 48 40 -35 20 9", "1 2 3 4 31990 -5 6 7 8", "1 2 3 4 32767 -5 6 7 8",
    ];

    [Theory]
    [InlineData(BorderMode.Replicate)]
    [InlineData(BorderMode.Constant)]
    [InlineData(BorderMode.Reflect)]
    [InlineData(BorderMode.Reflect101)]
    [InlineData(BorderMode.Wrap)]
    public void Every_border(BorderMode border)
    {
        var options = new Options { Border = border, BorderValue = border == BorderMode.Constant ? "255" : "0" };
        Differentials.Check(131, [.. Windows.SelectMany(weights => Kinds(weights, options))], sizes: Sizes);
    }

    [Fact]
    public void Every_mode() => Differentials.Check(
        132,
        [
            .. from options in new Options[]
               {
                   new() { Mode = ConvolutionMode.Valid }, new() { Mode = ConvolutionMode.Full, Flip = true }, new() { Padding = 3 },
                   new() { Stride = 2 }, new() { Stride = 3, Dilation = 2 }, new() { AnchorRow = 0, AnchorColumn = 0 },
               }
               from weights in Windows
               from kind in Kinds(weights, options)
               select kind,
        ],
        sizes: [(40, 30), (64, 33), (150, 17)]);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Interleaved_channels(int channels) => Differentials.Check(
        133 + channels,
        [
            .. Windows.Where(weights => weights.Columns < 9)
                .SelectMany(weights => Kinds(weights, new() { Channels = channels, PreserveAlpha = channels == 4 })),
        ],
        sizes: [(1, 1), (11, 9), (32, 4), (61, 7)]);

    [Theory]
    [InlineData(MidpointRounding.ToEven)]
    [InlineData(MidpointRounding.AwayFromZero)]
    [InlineData(MidpointRounding.ToZero)]
    [InlineData(MidpointRounding.ToNegativeInfinity)]
    [InlineData(MidpointRounding.ToPositiveInfinity)]
    public void Every_rounding(MidpointRounding rounding) => Differentials.Check(
        138,
        [
            .. from options in new Options[]
               {
                   new() { Divisor = "65536" }, new() { Divisor = "4", Offset = "-100.5" }, new() { Divisor = "8", Absolute = true, Offset = "1.25" },
                   new() { Divisor = "7" }, new() { Divisor = "182", Offset = "-3.5" }, new() { Divisor = "1024", Offset = "127.5" },
               }
               from weights in Windows
               let rounded = options with { Rounding = rounding }
               from declaration in new[] { Of<byte, byte>(weights, rounded), Of<byte, short>(weights, rounded) }
               select declaration,
        ],
        sizes: [(70, 6), (97, 5), (33, 3), (128, 4)]);

    /// <summary>The sums of a column of weights of sum 257 fill a word from end to end; those of 258 are left to other algorithms.</summary>
    [Fact]
    public void Sums_that_fill_their_words() => Differentials.Check(
        139,
        [
            .. from column in Columns
               from row in Rows
               let weights = Of(column, row)
               from declaration in new[] { Of<byte, byte>(weights, Byte), Of<byte, short>(weights, Byte), Of<byte, short>(weights) }
               select declaration,
        ],
        sizes: Many);

    /// <summary>All sums that bytes and weights of sum 65,536 can give, at both widths.</summary>
    [Fact]
    public void The_upper_words_of_all_sums_are_rounded_to_even()
    {
        const int Half = 1 << 15;
        for (var sum = -(1 << 24); sum <= 255 << 16; sum += 16)
        {
            if (Lanes512.IsSupported)
            {
                var sums = Vector512.Create(sum + Half) + Vector512<int>.Indices;
                Verify(sum, Lanes512.UpperWordsToEven(sums, sums));
            }
            if (!Avx2.IsSupported) continue;
            var (low, high) = (Vector256.Create(sum + Half) + Vector256<int>.Indices, Vector256.Create(sum + Half + 8) + Vector256<int>.Indices);
            Verify(sum, Vector512.Create(Lanes256.UpperWordsToEven(low, low), Lanes256.UpperWordsToEven(high, high)));
        }

        static void Verify(int sum, Vector512<short> found)
        {
            Span<short> words = stackalloc short[32];
            found.CopyTo(words);
            for (var i = 0; i < words.Length; i++)
            {
                var expected = (short)Math.Round((sum + i / 2) / 65536.0);
                if (words[i] != expected) Assert.Fail($"{sum + i / 2}: {words[i]} instead of {expected}");
            }
        }
    }

    [Fact]
    public void These_windows_and_Gaussians_go_this_way()
    {
        Declaration[] kernels =
        [
            .. Windows.SelectMany(weights => Kinds(weights, new())),
            Of<byte, byte>(GaussianWindow.Round(5, "1.1")), Of<byte, byte>(GaussianWindow.Round(9, "1.8")), Of<byte, byte>(GaussianWindow.Round(19, "3")),
        ];
        using var batch = new Batch(LanguageVersion.Latest, kernels);
        var others = kernels.Select((kernel, index) => (kernel, batch[index].GetCustomAttribute<KernelPlanAttribute>()!.Plan))
            .Where(entry => !entry.Plan.StartsWith("separable words", StringComparison.Ordinal));
        Assert.Empty(others);
    }

    private static SeparableWeights Of(string column, string row) => new(column.Split(' '), row.Split(' '));

    private static IEnumerable<Declaration> Kinds(SeparableWeights weights, Options options)
    {
        yield return Of<byte, byte>(weights, options with { Divisor = "65536" });
        yield return Of<byte, byte>(weights, options with { Divisor = "100" });
        yield return Of<byte, short>(weights, options with { PreserveAlpha = false });
    }
}
