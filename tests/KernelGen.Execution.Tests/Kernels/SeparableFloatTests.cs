using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KernelGen.Execution.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static KernelGen.Execution.Tests.Kernels.Declared;

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>Floats that are summed down the columns first and along the row from registers, and those whose windows are too wide for that.</summary>
public sealed class SeparableFloatTests
{
    /// <summary>Below, at and beyond what one vector and the one before it hold.</summary>
    private static readonly (int Rows, int Columns)[] Windows = [(2, 2), (3, 3), (2, 5), (5, 4), (7, 7), (3, 9), (9, 10), (4, 16), (3, 17), (2, 18), (8, 3), (12, 3)];

    /// <summary>Less than a vector, vectors without and with a rest, a few rows and blocks with a rest.</summary>
    private static readonly (int, int)[] Sizes = [(1, 1), (7, 3), (16, 4), (19, 6), (33, 9), (48, 8), (63, 5), (64, 13), (131, 21)];

    [Theory]
    [InlineData(BorderMode.Replicate)]
    [InlineData(BorderMode.Constant)]
    [InlineData(BorderMode.Reflect)]
    [InlineData(BorderMode.Reflect101)]
    [InlineData(BorderMode.Wrap)]
    public void Every_border(BorderMode border)
    {
        var options = new Options { Border = border, BorderValue = border == BorderMode.Constant ? "-2.5" : "0" };
        Differentials.Check(81, Declarations<float, float>(options).Concat(Declarations<double, double>(options)).ToArray(), sizes: Sizes);
    }

    [Fact]
    public void Every_mode() => Differentials.Check(
        82,
        new Options[] { new() { Mode = ConvolutionMode.Valid }, new() { Mode = ConvolutionMode.Full }, new() { Padding = 2 }, new() { Offset = "3", Flip = true } }
            .SelectMany(Declarations<float, float>).ToArray(),
        sizes: Sizes);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Interleaved_channels(int channels) =>
        Differentials.Check(83 + channels, Declarations<float, float>(new() { Channels = channels, PreserveAlpha = channels == 4 }).ToArray(), sizes: [(1, 1), (11, 9), (16, 4), (43, 5)]);

    [Fact]
    public void The_smoothed_greatest_floats_are_finite()
    {
        Declaration[] declarations = [Of<float, float>(GaussianWindow.Round(5, "1.1")), Of<float, float>(Binomial), Of<float, float>(new BoxWeights(5, 5))];
        using var batch = new Batch(LanguageVersion.Latest, declarations);
        var source = Enumerable.Repeat(float.MaxValue / 1.001f, 50 * 40).ToArray();
        for (var index = 0; index < declarations.Length; index++)
        {
            var result = new float[source.Length];
            batch[index].CreateDelegate<Action<ReadOnlySpan<float>, Span<float>, int, int>>()(source, result, 50, 40);
            Assert.All(result, value => Assert.InRange(value, float.MaxValue / 1.002f, float.MaxValue));
        }
    }

    private static IEnumerable<Declaration> Declarations<TIn, TOut>(Options options)
    {
        foreach (var (rows, columns) in Windows)
        {
            yield return Of<TIn, TOut>(new SeparableWeights(Ramp(rows, 1, 3, 7).Split(' '), Ramp(columns, 2, 5, 11).Split(' ')), options with { Divisor = "64" });
            yield return Of<TIn, TOut>(new SeparableWeights(Equal(rows), Symmetric(columns)), options);
            yield return Of<TIn, TOut>(new SeparableWeights(Symmetric(rows), Equal(columns)), options);
            yield return Of<TIn, TOut>(new BoxWeights(rows, columns), options);
        }
    }

    private static SeparableWeights Binomial { get; } = new(["1", "4", "6", "4", "1"], ["0.00390625", "0.015625", "0.0234375", "0.015625", "0.00390625"]);

    private static string[] Equal(int count) => Enumerable.Repeat("0.3", count).ToArray();

    /// <summary>Ends of the opposite sign, and zero in the middle where there is one.</summary>
    private static string[] Symmetric(int count) =>
        Enumerable.Range(0, count).Select(n => ((2 * n - count + 1) * 0.25).ToString(CultureInfo.InvariantCulture)).ToArray();
}
