using System;
using System.Globalization;
using System.Linq;
using KernelGen.Execution.Tests.Harness;
using Xunit;

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>Kernels at run time with windows larger than the picture and taps far apart, at random, against the definition.</summary>
/// <remarks>
/// They take other ways than small kernels: two passes for outer products, sums over blocks for boxes, and taps that are gathered. The
/// environment variable KERNELGEN_SEED (an integer) shifts all seeds.
/// </remarks>
public sealed class RunTimeKernelTests
{
    private const int Kernels = 60;

    public static TheoryData<string, int> Batches()
    {
        var shift = int.Parse(Environment.GetEnvironmentVariable("KERNELGEN_SEED") ?? "0", CultureInfo.InvariantCulture);
        var data = new TheoryData<string, int>();
        foreach (var pair in Pair.All) data.Add(pair.ToString(), shift + 1);
        return data;
    }

    [Theory]
    [MemberData(nameof(Batches))]
    public void Large_windows_compute_the_definition(string pair, int seed)
    {
        var elements = Pair.All.Single(candidate => candidate.ToString() == pair);
        var random = new Random(seed);
        for (var n = 0; n < Kernels; n++)
        {
            var declaration = Next(random, elements);
            if (!declaration.FitsExactly()) continue;
            var sizes = new[] { (random.Next(1, 90), random.Next(1, 4)), (random.Next(1, 12), random.Next(1, 20)), (1, 1) };
            var complaint = new Differential(declaration, null, random) { Sizes = sizes }.Run();
            Assert.True(complaint is null, $"seed {seed}, kernel {n}: {complaint}");
        }
    }

    private static Declaration Next(Random random, Pair pair)
    {
        var (rows, columns) = (Side(random), Side(random));
        Weights weights = random.Next(5) switch
        {
            0 or 1 => new BoxWeights(rows, columns),
            2 => new GaussianWindow(rows, columns, RandomOptions.Pick(random, ["0", "0.8", "3", "7.5"]), RandomOptions.Pick(random, ["0", "1.1", "5"])),
            3 => new SeparableWeights(Factors(random, rows), Factors(random, columns)),
            _ => new DenseWeights(rows, columns, RandomOptions.Texts(rows * columns, () => random.Next(-4, 5))),
        };
        var options = RandomOptions.Next(random, pair, rows, columns);
        if (options.Mode == ConvolutionMode.Same && options.Padding is null && RandomOptions.Chance(random, 0.3))
            options = options with { Dilation = RandomOptions.Pick(random, [5, 17, 400, 5_000, 1 << 20]) };
        return new Declaration(weights, pair)
        {
            Options = options,
            Shape = RandomOptions.Pick(random, [Shape.Flat, Shape.Plane]),
            Trailing = RandomOptions.Pick(random, [Trailing.Nothing, Trailing.ParallelOptions]),
        };
    }

    private static int Side(Random random) => random.Next(4) switch { 0 => random.Next(1, 4), 1 => random.Next(20, 41), _ => random.Next(4, 16) };

    private static string[] Factors(Random random, int count) => random.Next(4) switch
    {
        0 => RandomOptions.Texts(count, () => Math.Round(random.NextDouble() * 3 - 1, 2)),
        1 => RandomOptions.Texts(count, random.NextDouble),
        2 => RandomOptions.Texts(count, () => 3 * random.Next(0, 4)),
        _ => RandomOptions.Texts(count, () => random.Next(-4, 5)),
    };
}
