using System;
using System.Linq;
using KernelGen.Execution.Tests.Harness;
using Xunit;
using static KernelGen.Execution.Tests.Kernels.Declared;

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>Integer results are the correctly rounded exact sums, however wide the sums and whatever the decimals.</summary>
public sealed class ExactnessTests
{
    private static readonly (int, int)[] Sizes = [(1, 1), (7, 3), (64, 4), (67, 5), (131, 3)];

    [Fact]
    public void Coefficients_beyond_16_bits() => Differentials.Check(
        11,
        [
            Dense<byte, int>(3, 3, "70000 -70001 3 65536 131072 -65537 1 -99999 40000"),
            Dense<byte, byte>(3, 3, "70000 -70001 3 65536 131072 -65537 1 -99999 40000", new() { Divisor = "70000" }),
            Dense<short, short>(3, 3, "40000 1 -40000 32768 -32768 7 65535 -65535 9", new() { Divisor = "1000" }),
            Dense<ushort, ushort>(3, 3, "1 2 1 2 4 2 1 2 1", new() { Divisor = "16" }),
            Dense<ushort, ushort>(5, 5, Ramp(25, 1000, 777, 5000), new() { Divisor = "60000" }),
        ],
        sizes: Sizes);

    [Fact]
    public void Coefficients_beyond_32_and_64_bits() => Differentials.Check(
        12,
        [
            Dense<byte, int>(3, 3, "5000000000 -4999999999 3 7 1 -7 123456789012 -123456789011 2"),
            Dense<byte, byte>(3, 3, "5000000000 4999999999 3 7 1 7 5000000001 1 2", new() { Divisor = "15000000000" }),
            Dense<short, short>(1, 5, "1e15 -1e15 999999999999999 3 -7", new() { Divisor = "1e14" }),
            Dense<ushort, ushort>(3, 1, "9007199254740991 9007199254740990 1", new() { Divisor = "2e16" }),
            Dense<byte, int>(1, 3, "1e18 -999999999999999900 5", new() { Divisor = "1e14", Offset = "0.5" }),
            Dense<byte, byte>(3, 3, "12345678.9 -12345678.8 1e-15 0 1 0 1e-15 0 0.1", new() { Offset = "0.5" }),
            Dense<short, short>(2, 2, "1e20 -1e20 1e10 1e-3", new() { Divisor = "1e10" }),
        ],
        sizes: Sizes);

    [Fact]
    public void Decimals_are_what_is_written() => Differentials.Check(
        13,
        [
            Dense<byte, byte>(3, 3, "0 -.1 0 -.1 1.4 -.1 0 -.1 0"),
            Dense<byte, short>(3, 3, "0.1 0.2 0.3 -0.1 -0.2 -0.3 0.4 0.7 -0.9", new() { Divisor = "0.1" }),
            Dense<byte, byte>(1, 3, "0.16666666666666666 0.6666666666666666 0.16666666666666666"),
            Dense<byte, byte>(3, 3, string.Join(' ', Enumerable.Repeat("0.1111111111111111", 9))),
            Dense<ushort, ushort>(1, 3, "0.3333333333333333 0.3333333333333333 0.3333333333333333"),
            Dense<short, short>(3, 1, "1e-7 123456.7 -123456.6999999"),
            Dense<byte, int>(1, 2, "1.0000000000000002 -1"),
            Dense<byte, byte>(1, 4, "0.1 0.2 0.3 0.4", new() { Offset = "1e-17" }),
        ],
        sizes: Sizes);

    [Fact]
    public void Decimals_whose_sums_floats_hold() => Differentials.Check(
        15,
        [
            Dense<byte, byte>(3, 3, "0.0626 -0.1734 0.2217 -0.3121 1.4221 -0.1911 0.2032 0.1101 -0.2432"),
            Dense<byte, byte>(3, 3, "0.1035 0.2 0.305 -0.1 0.7005 0.205 0.0005 0.15 -0.3", new() { Offset = "0.0005" }),
            Dense<byte, byte>(3, 3, "-0.1235 -0.2 0.305 -1.1 0.705 0.205 0.0005 0.15 -0.3", new() { Absolute = true }),
            Dense<byte, short>(3, 3, "1.5 -2.25 3.125 4.1 5.2 -6.3 7.0625 -8 9.9"),
            Dense<byte, short>(2, 3, "10 2.125 31.375 -42.625 50.5 61.75", new() { Divisor = "3" }),
            Dense<byte, byte>(5, 5, Ramp(25, -700, 77, 1000), new() { Divisor = "6000" }),
            Dense<byte, byte>(3, 3, "137 1990 -213 -1045 777 -2001 3 1111 -917", new() { Divisor = "30" }),
            Dense<byte, short>(3, 3, "137 199 -213 -145 77 -201 3 111 -91"),
        ],
        sizes: Sizes);

    [Fact]
    public void Sums_of_pairs_of_words() => Differentials.Check(
        16,
        [
            .. Enum.GetValues<BorderMode>().Select(border => Dense<ushort, ushort>(3, 3, "0 -1 0 -1 5 -1 0 -1 0", new() { Border = border })),
            .. Enum.GetValues<BorderMode>().Select(border => Dense<short, short>(3, 3, "0 -1 0 -1 5 -1 0 -1 0", new() { Border = border })),
            Dense<short, short>(3, 3, "-1 0 1 -2 0 2 -1 0 1"),
            Dense<ushort, ushort>(1, 2, "-32767 32767"),
            Dense<ushort, ushort>(1, 2, "-16383 16384"),
            Dense<short, short>(1, 3, "16384 0 16384", new() { Divisor = "32768" }),
            Dense<ushort, ushort>(3, 3, "1 2 3 4 5 6 7 8 10", new() { Divisor = "46", Offset = "3" }),
            Dense<ushort, ushort>(2, 5, "1 -2 3 -4 5 6 -7 8 -9 10", new() { Absolute = true }),
            Dense<short, short>(5, 1, "3 -1 4 -1 5"),
        ],
        sizes: [.. Sizes, (200, 9)]);

    [Fact]
    public void Any_divisor() => Differentials.Check(
        14,
        new[] { "3", "49", "441", "256", "-7", "7", "0.1", "-0.25", "1000003", "65535", "2147483648", "1e-3", "12.5" }
            .SelectMany(divisor => new[]
            {
                Dense<byte, byte>(3, 3, "1 2 1 2 4 2 1 2 1", new() { Divisor = divisor }),
                Dense<byte, short>(3, 3, "-1 0 1 -2 0 2 -1 0 1", new() { Divisor = divisor }),
                Dense<short, short>(1, 3, "-11 24 -11", new() { Divisor = divisor }),
                Dense<ushort, ushort>(3, 1, "5 6 -7", new() { Divisor = divisor }),
                Dense<byte, float>(1, 3, "1 -2 3", new() { Divisor = divisor }),
            })
            .ToArray(),
        sizes: Sizes);

    [Theory]
    [InlineData(MidpointRounding.ToEven)]
    [InlineData(MidpointRounding.AwayFromZero)]
    [InlineData(MidpointRounding.ToZero)]
    [InlineData(MidpointRounding.ToNegativeInfinity)]
    [InlineData(MidpointRounding.ToPositiveInfinity)]
    public void Ties_and_their_neighbors_with_every_rounding(MidpointRounding rounding) => Differentials.Check(
        15,
        [
            Dense<byte, byte>(1, 1, "1", new() { Divisor = "2", Rounding = rounding }),
            Dense<byte, byte>(1, 1, "0.5", new() { Rounding = rounding }),
            Dense<byte, short>(1, 1, "-1", new() { Divisor = "2", Rounding = rounding }),
            Dense<byte, short>(1, 3, "-3 5 -3", new() { Divisor = "2", Offset = "0.5", Rounding = rounding }),
            Dense<byte, short>(3, 3, "-1 0 1 -2 0 2 -1 0 1", new() { Divisor = "8", Rounding = rounding }),
            Dense<byte, int>(3, 3, "-1 0 1 -2 0 2 -1 0 1", new() { Divisor = "6", Offset = "-0.5", Rounding = rounding }),
            Dense<short, short>(1, 2, "1 1", new() { Divisor = "2", Rounding = rounding }),
            Dense<short, short>(1, 2, "-0.3 0.7", new() { Offset = "0.1", Rounding = rounding }),
            Dense<ushort, ushort>(2, 2, "1 1 1 1", new() { Divisor = "4", Rounding = rounding }),
            Dense<ushort, ushort>(1, 2, "1 -1", new() { Divisor = "2", Offset = "32768", Rounding = rounding }),
            Dense<byte, short>(1, 1, "-1", new() { Divisor = "2", Absolute = true, Rounding = rounding }),
            Dense<byte, byte>(1, 2, "1 1e-15", new() { Offset = "-0.5", Rounding = rounding }),
            Dense<byte, int>(1, 2, "1e15 1", new() { Divisor = "2e15", Rounding = rounding }),
            Dense<short, short>(1, 2, "5000000001 -5000000000", new() { Divisor = "2", Offset = "0.5", Rounding = rounding }),
            Dense<byte, short>(3, 3, "1 1 1 1 1 1 1 1 1", new() { Divisor = "-18", Rounding = rounding }),
        ],
        sizes: [(256, 1), (97, 2), (33, 7), (3, 3)]);

    [Fact]
    public void Saturation_at_both_ends_and_magnitudes() => Differentials.Check(
        16,
        [
            Dense<byte, byte>(3, 3, "0 -9 0 -9 37 -9 0 -9 0"),
            Dense<byte, byte>(1, 3, "-1 0 1", new() { Absolute = true }),
            Dense<byte, byte>(1, 3, "-10 0 10", new() { Absolute = true }),
            Dense<byte, short>(1, 1, "-129"),
            Dense<byte, short>(1, 1, "-300", new() { Absolute = true }),
            Dense<byte, int>(1, 2, "100000000 -100000000"),
            Dense<byte, int>(1, 2, "100000000 -100000000", new() { Absolute = true, Offset = "-1e9" }),
            Dense<byte, int>(1, 1, "1", new() { Absolute = true, Offset = "-2147483648" }),
            Dense<byte, int>(1, 1, "-1", new() { Offset = "-2147483648" }),
            Dense<byte, int>(1, 1, "1", new() { Offset = "2147483647" }),
            Dense<short, short>(1, 1, "1", new() { Absolute = true }),
            Dense<short, short>(1, 1, "-1"),
            Dense<short, short>(1, 3, "-1 0 1"),
            Dense<ushort, ushort>(1, 3, "-1 0 1"),
            Dense<ushort, ushort>(1, 3, "-1 0 1", new() { Absolute = true }),
            Dense<ushort, ushort>(1, 1, "2", new() { Offset = "-65535" }),
            Dense<byte, byte>(1, 1, "-1", new() { Offset = "255" }),
            Dense<byte, byte>(1, 1, "1", new() { Offset = "1e12" }),
            Dense<byte, byte>(1, 1, "0", new() { Offset = "77.5" }),
            Dense<byte, float>(1, 3, "-1 0 1", new() { Absolute = true, Offset = "-0.5" }),
            Dense<float, float>(1, 3, "-1 0 1", new() { Absolute = true }),
            Dense<double, double>(1, 3, "-1 0 1", new() { Absolute = true, Offset = "0.25" }),
        ],
        sizes: Sizes);

    /// <summary>Sums of all-white pictures that just fit, or just do not fit, lanes of 16 and 32 bits.</summary>
    [Fact]
    public void Sums_at_the_edges_of_lanes() => Differentials.Check(
        17,
        (from total in new long[] { 128, 129, 257, 258, 8421504, 8421505, 16843009, 16843010 }
         from sign in new[] { "", "-" }
         let taps = $"{sign}1 {sign}{total - 2} {sign}1"
         from declaration in new[]
         {
             Dense<byte, byte>(1, 3, taps, new() { Divisor = $"{sign}{total}" }),
             Dense<byte, byte>(1, 3, taps, new() { Divisor = $"{total - 1}", Absolute = true }),
             Dense<byte, short>(1, 3, taps, new() { Offset = "-1" }),
             Dense<byte, short>(1, 3, taps, new() { Divisor = $"{total / 100}", Rounding = MidpointRounding.AwayFromZero }),
             Dense<byte, int>(1, 3, taps, new() { Offset = "0.5" }),
         }
         select declaration).ToArray(),
        sizes: [.. Sizes, (40, 2), (41, 1), (64, 1), (17, 1), (33, 3), (96, 1)]);

    /// <summary>With an odd divisor d and the coefficient (d ± 1)/2, a pixel of 1 misses one half by 1/(2d).</summary>
    [Theory]
    [InlineData(MidpointRounding.ToEven)]
    [InlineData(MidpointRounding.AwayFromZero)]
    [InlineData(MidpointRounding.ToZero)]
    [InlineData(MidpointRounding.ToNegativeInfinity)]
    [InlineData(MidpointRounding.ToPositiveInfinity)]
    public void Sums_that_miss_a_tie_by_the_smallest_possible_amount(MidpointRounding rounding) => Differentials.Check(
        18,
        (from divisor in new[] { 65537L, 16777217, 4294967297, 8589934593, 281474976710657, 1000000000000001 }
         from coefficient in new[] { divisor / 2, divisor / 2 + 1, -divisor / 2, -divisor, divisor - 1 }
         from declaration in new[]
         {
             Dense<byte, short>(1, 2, $"{coefficient} {coefficient % 3}", new() { Divisor = $"{divisor}", Rounding = rounding }),
             Dense<short, short>(1, 1, $"{coefficient}", new() { Divisor = $"{divisor}", Rounding = rounding }),
             Dense<ushort, ushort>(1, 1, $"{coefficient}", new() { Divisor = $"{divisor}", Rounding = rounding, Absolute = true }),
         }
         select declaration).ToArray(),
        sizes: [(200, 2), (33, 1)]);

    [Fact]
    public void Decimals_that_miss_a_tie_by_the_smallest_possible_amount() => Differentials.Check(
        19,
        (from coefficients in new[]
         {
             "0.4999999999999999 0", "0.5000000000000001 0", "0.5 1e-22", "0.5 -1e-22", "-0.4999999999999999 1e-25", "0.1 -0.09999999999999999",
         }
         from rounding in Enum.GetValues<MidpointRounding>()
         from declaration in new[]
         {
             Dense<byte, byte>(1, 2, coefficients, new() { Rounding = rounding }),
             Dense<short, short>(2, 1, coefficients, new() { Rounding = rounding }),
             Dense<ushort, ushort>(1, 2, coefficients, new() { Rounding = rounding, Offset = "0.5" }),
         }
         select declaration).ToArray(),
        sizes: [(200, 2), (33, 1)]);
}
