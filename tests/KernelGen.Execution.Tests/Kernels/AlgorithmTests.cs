using System;
using System.Globalization;
using System.Linq;
using System.Reflection;
using KernelGen.CompilerServices;
using KernelGen.Execution.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static KernelGen.Execution.Tests.Kernels.Declared;

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>Kernels built for one algorithm: it takes them, and comes to the definition; those just beyond its proof it must leave to others.</summary>
public sealed class AlgorithmTests
{
    private static readonly (int, int)[] Sizes = [(1, 1), (40, 9), (64, 17), (131, 21)];

    /// <summary>So many pixels that a few lie within the rounding error of a float of a tie.</summary>
    private static readonly (int, int)[] Many = [(500, 400)];

    [Theory]
    [InlineData(7, 7, 2)]
    [InlineData(8, 7, 2)]
    [InlineData(9, 9, 2)]
    [InlineData(11, 11, 3)]
    public void Rows_that_are_sums_of_few(int rows, int columns, int rank)
    {
        // the first rows are those of which all others are made
        var taps = Grid(rows, columns, (row, column) => row < rank
            ? Weight(row + 5, column, columns)
            : Enumerable.Range(0, rank).Sum(part => (1 + row / (part + 1) % 3) * Weight(part + 5, column, columns)));
        Check(
            "low rank",
            Dense<float, float>(rows, columns, taps, new() { Divisor = "64" }),
            Dense<double, double>(rows, columns, taps, new() { Border = BorderMode.Reflect }),
            Dense<byte, short>(rows, columns, taps, new() { Divisor = "256", Border = BorderMode.Wrap }));
    }

    /// <summary>The rows differ little, and what all of them are made of is a thousand times their difference.</summary>
    [Fact]
    public void Rows_that_are_nearly_the_same_are_no_basis()
    {
        string[] taps =
        [
            .. Enumerable.Range(0, 49).Select(at => (Row: at / 7, Column: at % 7)).Select(at => (at.Row switch
            {
                0 => Weight(0, at.Column, 7),
                1 => Weight(0, at.Column, 7) + 0.001m * Weight(3, at.Column, 7),
                var row => (row - 1) * Weight(3, at.Column, 7),
            }).ToString(CultureInfo.InvariantCulture)),
        ];
        var kernel = Dense<float, float>(7, 7, string.Join(' ', taps));
        Assert.DoesNotContain("low rank", PlansOf(kernel).Single(), StringComparison.Ordinal);
        Differentials.Check(104, [kernel], sizes: Sizes);
    }

    [Theory]
    [InlineData("70 114 70", "11 37 63 81 66", 65536, true)]
    [InlineData("63 127 66", "301 1003 1489 1002 301", 1048576, false)]
    [InlineData("63 127 66", "603 901 1087 903 602", 1048576, false)]
    public void Bytes_in_pairs_along_and_floats_down(string along, string down, int divisor, bool isExact)
    {
        int[] row = [.. along.Split(' ').Select(int.Parse)], column = [.. down.Split(' ').Select(int.Parse)];
        var kernel = Dense<byte, byte>(column.Length, row.Length, Grid(column.Length, row.Length, (y, x) => column[y] * row[x]), new() { Divisor = $"{divisor}" });
        Assert.Equal(isExact, PlansOf(kernel).Single().StartsWith("widened pairs", StringComparison.Ordinal));
        Differentials.Check(105, [kernel], sizes: Many);
    }

    /// <summary>Sums below 2^24 are exact in floats; of those above, a few in a hundred thousand would be rounded to the other side of a tie.</summary>
    [Theory]
    [InlineData("6001 -2003 7001 9007 11003 5009 -3001 8009 4001", "41026")]
    [InlineData("16001 22003 27001 29007 31003 25009 13001 18009 14001", "195035")]
    [InlineData("46001 -2003 37001 29007 61003 25009 -13001 18009 4001", "205027")]
    public void Integer_sums_in_floats(string taps, string divisor) =>
        Differentials.Check(106, [Dense<byte, byte>(3, 3, taps, new() { Divisor = divisor })], sizes: Many);

    private static void Check(string algorithm, params Declaration[] kernels)
    {
        Assert.All(PlansOf(kernels), plan => Assert.StartsWith(algorithm, plan, StringComparison.Ordinal));
        Differentials.Check(103, kernels, sizes: Sizes);
    }

    private static string[] PlansOf(params Declaration[] kernels)
    {
        using var batch = new Batch(LanguageVersion.Latest, kernels);
        return [.. kernels.Select((_, index) => batch[index].GetCustomAttribute<KernelPlanAttribute>()!.Plan)];
    }

    private static string Grid(int rows, int columns, Func<int, int, decimal> weight) => string.Join(
        ' ', Enumerable.Range(0, rows * columns).Select(at => weight(at / columns, at % columns).ToString(CultureInfo.InvariantCulture)));

    /// <summary>Small integers of one sign, different for every part.</summary>
    private static decimal Weight(int part, int position, int count) => 1 + (part * 3 + position * (part + 2) + position * position) % (count + part + 2);
}
