using System;
using System.Linq;

namespace KernelGen.Execution.Tests;

/// <summary>Coefficients at random, in the families that a planner could tell apart.</summary>
internal static class RandomWeights
{
    public static Weights Next(Random random, Shape shape, int rows, int columns)
    {
        if (shape == Shape.Signal) return new DenseWeights(1, columns, Coefficients(random, 1, columns), Signal: true);
        return random.Next(20) switch
        {
            0 => new BoxWeights(rows, columns, RandomOptions.Chance(random, 0.7)),
            1 => GaussianWindow.Round(rows, Sigma(random)),
            2 => new GaussianWindow(rows, columns, Sigma(random), Sigma(random)),
            3 => new SeparableWeights(Coefficients(random, 1, rows), Coefficients(random, 1, columns)),
            // [Kernel1D] filters the rows of pictures, too.
            _ => new DenseWeights(rows, columns, Coefficients(random, rows, columns), Signal: rows == 1 && RandomOptions.Chance(random, 0.5)),
        };
    }

    private static string Sigma(Random random) => RandomOptions.Pick(random, ["0", "0.8", "1.1", "2", "0.3"]);

    private static string[] Coefficients(Random random, int rows, int columns)
    {
        var count = rows * columns;
        return random.Next(14) switch
        {
            0 => Decimals(random, count, 1),
            1 => Decimals(random, count, 2),
            2 => RandomOptions.Texts(count, () => random.NextDouble() * 2 - 1),
            3 => RandomOptions.Texts(count, () => random.Next(-200_000, 200_000)),
            4 => RandomOptions.Texts(count, () => (1 << random.Next(0, 6)) * (random.Next(2) * 2 - 1)),
            5 => Sparse(random, count),
            6 => Symmetric(random, rows, columns),
            7 => Product(random, rows, columns),
            8 => RandomOptions.Texts(count, () => 1),
            9 => RandomOptions.Texts(count, () => random.Next(0, 12)),
            10 => RandomOptions.Texts(count, () => Scaled(random)),
            11 => Decimals(random, count, 3 + random.Next(2)),
            _ => RandomOptions.Texts(count, () => random.Next(-4, 5)),
        };
    }

    /// <summary>Five digits anywhere between 1e-8 and 1e12.</summary>
    private static double Scaled(Random random) =>
        Options.Number($"{random.Next(-99_999, 100_000)}e{random.Next(-8, 8)}");

    private static string[] Decimals(Random random, int count, int digits) =>
        RandomOptions.Texts(count, () => Math.Round(random.NextDouble() * 3 - 1, digits));

    private static string[] Sparse(Random random, int count)
    {
        var texts = Enumerable.Repeat("0", count).ToArray();
        for (var n = 0; n < 1 + count / 5; n++) texts[random.Next(count)] = RandomOptions.Text(random.Next(-9, 10));
        return texts;
    }

    private static string[] Symmetric(Random random, int rows, int columns)
    {
        var sign = random.Next(2) * 2 - 1;
        var values = Enumerable.Range(0, rows * columns).Select(_ => random.Next(-6, 7)).ToArray();
        for (var n = 0; n < values.Length / 2; n++) values[^(n + 1)] = sign * values[n];
        return values.Select(value => RandomOptions.Text(value)).ToArray();
    }

    private static string[] Product(Random random, int rows, int columns)
    {
        var column = Enumerable.Range(0, rows).Select(_ => random.Next(-3, 6)).ToArray();
        var row = Enumerable.Range(0, columns).Select(_ => random.Next(-3, 6)).ToArray();
        return column.SelectMany(c => row.Select(r => RandomOptions.Text(c * r))).ToArray();
    }
}
