using System;

namespace KernelGen.Execution.Tests;

/// <summary>A declaration at random: same seed, same declaration.</summary>
internal static class RandomDeclaration
{
    private static readonly (int Rows, int Columns)[] Sizes =
    [
        (3, 3), (3, 3), (3, 3), (5, 5), (5, 5), (7, 7), (1, 1), (1, 3), (3, 1), (1, 7), (5, 1), (9, 3), (3, 5),
        (2, 2), (4, 4), (2, 3), (6, 1), (1, 2), (9, 9), (7, 5), (11, 11), (15, 15), (1, 21), (21, 1),
    ];

    private static readonly Trailing[] Trailings = [Trailing.Nothing, Trailing.Nothing, Trailing.ParallelOptions, Trailing.Strip];

    /// <summary>An erosion at random.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="pair">Of one type.</param>
    /// <param name="rows">Of the window; at random where it is not given.</param>
    /// <param name="columns">Of the window.</param>
    public static Declaration NextErosion(Random random, Pair pair, int? rows = null, int? columns = null)
    {
        var (someRows, someColumns) = RandomOptions.Pick(random, Sizes);
        var window = new ErodeWindow(rows ?? someRows, columns ?? someColumns);
        var shape = RandomOptions.Pick(random, window.Rows == 1 ? Enum.GetValues<Shape>() : [Shape.Flat, Shape.Plane, Shape.Span2D, Shape.TensorSpan]);
        var sums = new Options();
        return new Declaration(window, pair)
        {
            Options = RandomOptions.Next(random, pair, window.Rows, window.Columns) with
            {
                Divisor = sums.Divisor,
                Offset = sums.Offset,
                Absolute = sums.Absolute,
                Rounding = sums.Rounding,
            },
            Shape = shape,
            Trailing = shape == Shape.Signal ? Trailing.Nothing : RandomOptions.Pick(random, Trailings),
        };
    }

    public static Declaration Next(Random random, Pair pair, Shape? shape = null)
    {
        while (true)
        {
            var passed = shape ?? RandomOptions.Pick(random, Enum.GetValues<Shape>());
            var (rows, columns) = passed == Shape.Signal ? (1, random.Next(1, 12)) : RandomOptions.Pick(random, Sizes);
            var weights = RandomWeights.Next(random, passed, rows, columns);
            var declaration = new Declaration(weights, pair)
            {
                Options = RandomOptions.Next(random, pair, weights.Rows, weights.Columns),
                Shape = passed,
                Trailing = passed == Shape.Signal ? Trailing.Nothing : RandomOptions.Pick(random, Trailings),
            };
            if (declaration.FitsExactly()) return declaration;
        }
    }
}
