using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KernelGen.Execution.Tests.Harness;
using Xunit;
using static KernelGen.Execution.Tests.Kernels.Declared;

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>Kernels with one row of taps, on signals and on pictures: few taps that are written out, and many in groups.</summary>
public sealed class OneRowTests
{
    /// <summary>Around the numbers of taps that are written out and that share a load, for vectors of every width.</summary>
    private static readonly int[] Lengths = [1, 2, 3, 5, 8, 9, 15, 16, 17, 31, 33, 64, 65, 127, 130];

    public static TheoryData<string> Pairs => [.. Pair.All.Select(pair => pair.ToString())];

    /// <summary>Signals of less than a vector, of single vectors, and of up to three steps of the most vectors, with a rest.</summary>
    [Theory]
    [MemberData(nameof(Pairs))]
    public void Signals_of_any_length(string pair) => Differentials.Check(
        111,
        [.. Lengths.Select(length => Random(Elements(pair), length, new Random(length), new() { Border = Next(length, Enum.GetValues<BorderMode>()) }) with { Shape = Shape.Signal })],
        sizes: [(1, 1), (7, 1), (15, 1), (33, 1), (63, 1), (100, 1), (191, 1), (192, 1), (209, 1), (390, 1), (577, 1)]);

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Every_option(string pair)
    {
        var random = new Random(pair.Sum(character => character));
        var elements = Elements(pair);
        Differentials.Check(
            112,
            [.. Lengths.Where(length => length > 1).Select(length => Random(elements, length, random, RandomOptions.Next(random, elements, 1, length)))],
            sizes: [(9, 2), (70, 3), (211, 2)]);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Channels_and_dilations(string pair) => Differentials.Check(
        113,
        [
            .. new[] { (1, 2), (2, 1), (3, 1), (4, 3), (1, 16), (2, 5), (1, 40) }.SelectMany(steps => new[] { 3, 40 }.Select(length =>
                Random(Elements(pair), length, new Random(length), new() { Channels = steps.Item1, Dilation = steps.Item2 }))),
        ],
        sizes: [(50, 1), (300, 1), (131, 2)]);

    /// <summary>A tap of zero is not read, whatever group it would belong to.</summary>
    [Theory]
    [MemberData(nameof(Pairs))]
    public void Zeros_anywhere(string pair) => Differentials.Check(
        114,
        [.. new[] { 12, 31, 70 }.SelectMany(length => new[] { 2, 9 }.Select(every => Random(Elements(pair), length, new Random(length), new(), every)))],
        sizes: [(40, 1), (411, 1), (75, 3)]);

    /// <summary>One row of taps among rows of zeros.</summary>
    [Fact]
    public void Rows_of_zeros_above_and_below() => Differentials.Check(
        115,
        [
            Dense<float, float>(3, 3, "0 0 0 0.1 -2 0.7 0 0 0"),
            Dense<byte, byte>(4, 5, "0 0 0 0 0 0 0 0 0 0 1 4 6 4 1 0 0 0 0 0", new() { Divisor = "16", Border = BorderMode.Constant, BorderValue = "9" }),
            Dense<short, short>(3, 20, string.Join(' ', Enumerable.Repeat("0", 40).Concat(Enumerable.Range(1, 20).Select(tap => $"{tap}"))), new() { Divisor = "210" }),
            Dense<float, float>(3, 2, "0 0 0 0 1 2", new() { Stride = 2, Border = BorderMode.Wrap }),
        ],
        sizes: [(1, 1), (40, 2), (33, 70), (200, 5)]);

    private static Pair Elements(string pair) => Pair.All.Single(candidate => candidate.ToString() == pair);

    private static T Next<T>(int number, IReadOnlyList<T> all) => all[number % all.Count];

    /// <summary>Small integers, so that bytes and words are multiplied in pairs; now and then decimals, of which only estimates are summed.</summary>
    private static Declaration Random(Pair pair, int length, Random random, Options options, int zeroEvery = int.MaxValue)
    {
        while (true)
        {
            var isDecimal = random.Next(3) == 0;
            var taps = Enumerable.Range(0, length).Select(_ =>
                zeroEvery < int.MaxValue && random.Next(zeroEvery) == 0 ? 0 : isDecimal ? random.Next(1, 1000) / 1000.0 : random.Next(-5, 8)).ToArray();
            if (taps.All(tap => tap == 0)) taps[^1] = 1;
            var texts = taps.Select(tap => tap.ToString(CultureInfo.InvariantCulture)).ToArray();
            var declaration = new Declaration(new DenseWeights(1, length, texts, Signal: true), pair) { Options = options };
            if (declaration.FitsExactly()) return declaration;
        }
    }
}
