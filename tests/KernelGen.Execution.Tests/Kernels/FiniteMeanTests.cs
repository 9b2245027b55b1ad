using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Reflection;
using KernelGen.Execution.Tests.Definition;
using KernelGen.Execution.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>A mean of finite floats is finite: of the greatest float everywhere, of the least, and of both at random.</summary>
public sealed class FiniteMeanTests
{
    private static readonly Options[] Choices =
    [
        new(), new() { Border = BorderMode.Reflect101 }, new() { Mode = ConvolutionMode.Valid }, new() { Border = BorderMode.Wrap, Stride = 2 },
        new() { Channels = 3 }, new() { Mode = ConvolutionMode.Full, Dilation = 2 }, new() { Border = BorderMode.Constant, BorderValue = "1" },
        new() { Padding = 1, Stride = 3 }, new() { Offset = "0.25" },
    ];

    [Fact]
    public void A_mean_of_the_greatest_floats_is_finite()
    {
        var declarations = Weights().SelectMany((weights, index) => new[]
        {
            Declared.Of<float, float>(weights.Weights, Choices[index % Choices.Length] with { Divisor = weights.Divisor }),
            Declared.Of<float, float>(weights.Weights, Choices[(index + 4) % Choices.Length] with { Divisor = weights.Divisor }),
            Declared.Of<double, double>(weights.Weights, Choices[(index + 2) % Choices.Length] with { Divisor = weights.Divisor }),
        }).ToArray();
        using var batch = new Batch(LanguageVersion.Latest, declarations);
        var complaints = declarations
            .Select((declaration, index) => declaration.Pair.Visit(new Greatest(declaration, batch[index], new Random(index))))
            .OfType<string>().ToArray();
        Assert.True(complaints.Length == 0, $"{complaints.Length} of {declarations.Length}\n{string.Join("\n", complaints.Take(12))}");
    }

    [Fact]
    public void The_mean_of_a_flat_picture_is_its_pixel_within_four_millionths()
    {
        foreach (var size in new[] { 3, 5, 9, 31 })
        {
            var declarations = new[] { Declared.Of<float, float>(new BoxWeights(size, size)), Declared.Of<float, float>(GaussianWindow.Round(size, "0")) };
            using var batch = new Batch(LanguageVersion.Latest, declarations);
            for (var index = 0; index < declarations.Length; index++)
            {
                var (source, destination) = (new Canvas<float>(40, 40, 40, 0), new Canvas<float>(40, 40, 40, 0));
                source.Elements = Enumerable.Repeat(1f, 1600).ToArray();
                Invocation.Invoke(declarations[index], batch[index], source, destination);
                Assert.All(destination.Elements, pixel => Assert.InRange(pixel, 1 - 4e-6f, 1 + 4e-6f));
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void An_average_of_the_greatest_doubles_is_finite(int size)
    {
        var pixels = Enumerable.Repeat(double.MaxValue, 21 * 21).ToArray();
        for (var n = 0; n < 3; n++)
        {
            var means = new double[21 / size * (21 / size)];
            Pooling.Average<double>(new Plane<double>(pixels, 21, 21), new Plane<double>(means, 21 / size, 21 / size), size);
            Assert.All(means, mean => Assert.True(double.IsFinite(mean)));
            if (n == 0) Assert.All(means, mean => Assert.InRange(mean, double.MaxValue * (1 - 1e-14), double.MaxValue));
            var random = new Random(n);
            for (var i = 0; i < pixels.Length; i++) pixels[i] = random.Next(2) == 0 ? double.MaxValue : -double.MaxValue;
        }
        pixels[0] = double.PositiveInfinity;
        var first = new double[1];
        Pooling.Average<double>(new ReadOnlyPlane<double>(pixels, 21, 21), new Plane<double>(first, 1, 1), 21);
        Assert.Equal(double.PositiveInfinity, first[0]);
    }

    /// <summary>Weights that sum to one with their divisor, for every kind of plan.</summary>
    private static IEnumerable<(Weights Weights, string Divisor)> Weights()
    {
        foreach (var (rows, columns) in new[] { (3, 3), (5, 5), (7, 7), (31, 31), (1, 9), (9, 1), (2, 5), (13, 4), (101, 3), (3, 60) })
            yield return (new BoxWeights(rows, columns), "1");
        foreach (var (size, sigma) in new[] { (3, "0"), (5, "1"), (5, "1.1"), (7, "1.4"), (9, "2"), (15, "3"), (21, "0.3"), (31, "5") })
            yield return (GaussianWindow.Round(size, sigma), "1");
        yield return (new GaussianWindow(3, 11, "1", "2"), "1");
        yield return (new GaussianWindow(1, 7, "1", "1.5"), "1");
        yield return (new GaussianWindow(12, 1, "2", "1.5"), "1");
        yield return (new SeparableWeights(["1", "2", "1"], ["1", "3", "1"]), "20");
        yield return (new SeparableWeights(["1", "4", "6", "4", "1"], ["1", "2", "1"]), "64");
        yield return (new SeparableWeights(["7", "3", "5", "1", "9", "11"], ["1", "3", "13", "6"]), "828");
        foreach (var (rows, columns, modulus) in new[] { (3, 3, 7), (5, 5, 23), (4, 4, 9), (7, 7, 41), (1, 5, 6), (5, 1, 6), (2, 2, 5), (18, 17, 29), (6, 3, 4) })
        {
            var numbers = Enumerable.Range(0, rows * columns).Select(n => 1 + (3 + n * 7) % modulus).ToArray();
            yield return (Dense(rows, columns, numbers), RandomOptions.Text(numbers.Sum()));
        }
        // rank 2, and weights that are subtracted
        yield return (Dense(4, 4, [1, 2, 3, 4, 2, 1, 4, 3, 3, 3, 7, 7, 5, 4, 11, 10]), "70");
        yield return (Dense(3, 3, [1, -2, 1, 3, 5, -3, 1, 1, 2]), "19");
        yield return (Dense(3, 3, [-1, -1, -1, -1, 9, -1, -1, -1, -1]), "17");
        var random = new Random(12);
        for (var n = 0; n < 12; n++)
        {
            var (rows, columns) = (random.Next(1, 8), random.Next(1, 8));
            var numbers = Enumerable.Range(0, rows * columns).Select(_ => random.Next(0, 50)).ToArray();
            numbers[0]++;
            yield return (Dense(rows, columns, numbers), RandomOptions.Text(numbers.Sum()));
        }
    }

    private static DenseWeights Dense(int rows, int columns, int[] numbers) =>
        new(rows, columns, numbers.Select(number => RandomOptions.Text(number)).ToArray());

    private sealed class Greatest(Declaration declaration, MethodInfo method, Random random) : IPairVisitor<string?>
    {
        public string? Visit<TIn, TOut>()
            where TIn : unmanaged, INumber<TIn>, IMinMaxValue<TIn>
            where TOut : unmanaged, INumber<TOut>, IMinMaxValue<TOut>
        {
            var kernel = declaration.AtRunTime();
            foreach (var (width, height) in new[] { (1, 1), (9, 4), (33, 35), (70, 110) })
            {
                var columns = width * declaration.Options.Channels;
                var (rows, wide) = (
                    Axis.Of(height, declaration.Rows, declaration.Anchor.Row, declaration.Options).Length,
                    Axis.Of(width, declaration.Columns, declaration.Anchor.Column, declaration.Options).Length * declaration.Options.Channels);
                for (var fill = 0; fill < 3; fill++)
                {
                    var source = new Canvas<TIn>(columns, height, columns, 0)
                    {
                        Elements = Enumerable.Range(0, columns * height)
                            .Select(_ => fill == 0 || (fill == 2 && random.Next(2) == 0) ? TIn.MaxValue : TIn.MinValue).ToArray(),
                    };
                    var destination = new Canvas<TOut>(wide, rows, wide, 0);
                    Invocation.Invoke(declaration, method, source, destination);
                    if (destination.Elements.Any(element => !TOut.IsFinite(element))) return $"generated, {width}x{height}, fill {fill}: {declaration}";
                    if (kernel is null) continue;
                    Invocation.Apply(declaration, kernel, source, destination);
                    if (destination.Elements.Any(element => !TOut.IsFinite(element))) return $"generic, {width}x{height}, fill {fill}: {declaration}";
                }
            }
            return null;
        }
    }
}
