using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Execution.Tests.Kernels;

namespace KernelGen.Execution.Tests.Memory;

/// <summary>The kernels that run between forbidden pages: one at least for each kind of body, and small ones at random, most of an even number of columns.</summary>
internal static class GuardedKernels
{
    private const int RandomForPair = 26;

    private static readonly Options Plain = new();
    private static readonly Options Valid = Plain with { Mode = ConvolutionMode.Valid };
    private static readonly Options Full = Plain with { Mode = ConvolutionMode.Full };
    private static readonly Options FirstColumn = Plain with { AnchorColumn = 0 };

    /// <summary>The same list in every process.</summary>
    public static IReadOnlyList<Declaration> All { get; } = [.. Chosen(), .. Pair.All.SelectMany(Random), .. Pair.OfOneType.SelectMany(Erosions)];

    private static IEnumerable<Declaration> Chosen()
    {
        // pairs of neighbors: even numbers of columns, in every mode and signature
        foreach (var options in new[] { Valid, Full, FirstColumn, FirstColumn with { Border = BorderMode.Wrap }, Plain with { Padding = 1 } })
        {
            yield return Declared.Of<byte, byte>(new BoxWeights(4, 4), options);
            yield return Declared.Of<ushort, ushort>(new BoxWeights(4, 4), options);
            yield return Declared.Dense<byte, byte>(2, 2, "1 2 3 4", options with { Divisor = "10" }, Shape.Plane);
            yield return Declared.Dense<short, short>(3, 2, "1 -2 3 5 7 -1", options, Shape.Span2D);
            yield return Declared.Dense<byte, short>(4, 6, Declared.Ramp(24, -5, 3, 9), options, Shape.TensorSpan);
            yield return Declared.Of<byte, byte>(new SeparableWeights(["1", "3", "3", "1"], ["1", "3", "3", "1"]), options with { Divisor = "64" });
            yield return Declared.Of<ushort, ushort>(new SeparableWeights(["1", "5", "10", "10", "5", "1"], ["1", "3", "3", "1"]), options with { Divisor = "256" });
        }
        yield return Declared.Dense<byte, byte>(1, 4, "1 2 2 1", Valid with { Divisor = "6" }, Shape.Signal);
        yield return Declared.Dense<short, short>(1, 2, "-1 1", Valid, Shape.Signal);
        yield return Declared.Dense<ushort, ushort>(1, 6, "1 5 10 10 5 1", FirstColumn with { Divisor = "32" }, Shape.Signal);
        yield return Declared.Of<byte, byte>(new BoxWeights(2, 2), Valid with { Stride = 2 }) with { Trailing = Trailing.Strip };
        yield return Declared.Of<byte, byte>(new BoxWeights(3, 4), Valid) with { Shape = Shape.Plane, Trailing = Trailing.Strip };

        // zeros at the ends of rows: loads that end before or after the window
        yield return Declared.Dense<byte, byte>(2, 4, "0 1 1 0 0 2 1 0", Valid with { Divisor = "5" });
        yield return Declared.Dense<byte, byte>(2, 3, "0 1 0 0 2 0", Valid with { Divisor = "3" });
        yield return Declared.Dense<float, float>(2, 2, "1 0 2 0", Valid with { Stride = 2 });
        yield return Declared.Dense<short, short>(1, 4, "0 0 0 3", Valid);

        // every second pixel; strides that gather; dilations
        yield return Declared.Dense<float, float>(3, 3, Declared.Ramp(9, 1, 5, 7), Valid with { Stride = 2 }, Shape.Plane);
        yield return Declared.Dense<double, double>(2, 4, Declared.Ramp(8, 1, 3, 7), Valid with { Stride = 2 });
        yield return Declared.Dense<float, float>(2, 2, "1 2 3 4", Plain with { Stride = 2, AnchorRow = 0, AnchorColumn = 0 });
        yield return Declared.Dense<byte, byte>(2, 2, "1 1 1 1", Valid with { Stride = 5, Divisor = "4" });
        yield return Declared.Dense<byte, byte>(3, 4, "1 1 1 1 1 2 2 1 1 1 1 1", Valid with { Dilation = 3, Divisor = "14" });
        yield return Declared.Of<float, float>(new BoxWeights(3, 3), Full with { Dilation = 2 });

        // one row of taps: whole vectors that are shifted, groups of taps with and without a rest, pairs of many, estimates
        foreach (var options in new[] { Valid, Full, FirstColumn with { Border = BorderMode.Reflect } })
        {
            yield return Declared.Dense<float, float>(1, 4, "1 2 3 4", options, Shape.Signal);
            yield return Declared.Dense<float, float>(1, 32, Declared.Ramp(32, 1, 7, 23), options, Shape.Signal);
            yield return Declared.Dense<double, double>(1, 45, Declared.Ramp(45, 1, 7, 23), options);
            yield return Declared.Dense<float, float>(1, 20, Declared.Ramp(20, 1, 7, 23), options with { Channels = 3 }, Shape.Signal);
            yield return Declared.Dense<byte, byte>(1, 24, Declared.Ramp(24, 1, 5, 7), options with { Divisor = "70" }, Shape.Signal);
            yield return Declared.Dense<byte, short>(1, 90, Declared.Ramp(90, 1, 5, 7), options, Shape.Signal);
            yield return Declared.Dense<ushort, ushort>(1, 20, Declared.Ramp(20, 1, 777, 9001), options with { Divisor = "90003" }, Shape.Signal);
            yield return Declared.Dense<short, short>(1, 12, Declared.Ramp(12, 1, 5, 7), options with { Dilation = 3, Divisor = "30" });
        }

        // dense blocks, tiles, fused, low rank, columns down, loops, boxes
        yield return Declared.Dense<float, float>(3, 3, Declared.Ramp(9, 1, 7, 23), Valid);
        yield return Declared.Dense<double, double>(3, 3, Declared.Ramp(9, 1, 7, 23), FirstColumn);
        yield return Declared.Dense<float, float>(5, 5, Declared.Ramp(25, 1, 7, 23), Valid, Shape.Plane);
        yield return Declared.Dense<double, double>(5, 4, Declared.Ramp(20, 1, 7, 23));
        yield return Declared.Dense<float, float>(7, 7, Declared.Ramp(49, -3, 11, 29), Full);
        yield return Declared.Of<float, float>(GaussianWindow.Round(5, "1.1"), Valid);
        yield return Declared.Of<float, float>(GaussianWindow.Round(4, "1.1"), Plain with { Border = BorderMode.Reflect101, AnchorRow = 0 });
        yield return Declared.Of<double, double>(GaussianWindow.Round(8, "1.5"), Full) with { Shape = Shape.Plane };
        yield return Declared.Of<double, double>(GaussianWindow.Round(5, "1.5"), Valid);
        yield return Declared.Of<float, float>(GaussianWindow.Round(3, "1.1"), Valid with { Channels = 4 });
        yield return Declared.Dense<float, float>(4, 4, "1 2 3 4 2 1 4 3 3 3 7 7 5 4 11 10", Valid);
        yield return Declared.Dense<byte, byte>(9, 4, Declared.Ramp(36, 1, 5, 4), Valid with { Divisor = "64" });
        yield return Declared.Dense<byte, float>(4, 4, Declared.Ramp(16, 1, 5, 9), Valid);
        yield return Declared.Dense<byte, int>(3, 4, Declared.Ramp(12, 1000, 777, 9000), Valid);
        yield return Declared.Dense<byte, byte>(17, 18, Declared.Ramp(306, 1, 5, 7), Valid with { Divisor = "900" });
        yield return Declared.Of<byte, byte>(GaussianWindow.Round(7, "1.4"), Valid);
        yield return Declared.Of<byte, byte>(GaussianWindow.Round(6, "1.4"), FirstColumn);
        yield return Declared.Of<byte, byte>(GaussianWindow.Round(19, "3"), Valid);
        yield return Declared.Of<ushort, ushort>(GaussianWindow.Round(5, "1.1"), FirstColumn);
        yield return Declared.Of<short, short>(new GaussianWindow(4, 6, "0.7", "1.4"), FirstColumn with { Channels = 3 });
        yield return Declared.Dense<ushort, ushort>(3, 4, "1 2 1 0 2 4 0 2 1 1 1 1", Valid with { Divisor = "16" });
        yield return Declared.Dense<byte, byte>(3, 4, "0.2274 0.3824 -0.1041 -0.2 -0.2077 0.0982 0.4718 1.1 -0.0321 -0.13 0.2941 -0.3", Valid);
        yield return Declared.Of<byte, short>(new SeparableWeights(["100", "-100", "57", "3"], ["1", "-1", "2", "-3", "1", "-1", "5", "7"]), FirstColumn);
        yield return Declared.Of<byte, byte>(GaussianWindow.Round(8, "1.6"), Valid with { Channels = 3 }) with { Shape = Shape.TensorSpan };
        yield return Declared.Of<byte, byte>(new BoxWeights(8, 8), Valid) with { Shape = Shape.Plane };
        yield return Declared.Of<byte, byte>(new BoxWeights(17, 18), Valid) with { Shape = Shape.Plane };
        yield return Declared.Of<byte, short>(new BoxWeights(21, 41), FirstColumn);
        yield return Declared.Of<short, short>(new BoxWeights(6, 12), FirstColumn);
        yield return Declared.Of<float, float>(new BoxWeights(6, 6), Valid);
        yield return Declared.Of<double, double>(new BoxWeights(30, 4));

        // strips, whose rows are computed one by one
        yield return Declared.Dense<byte, byte>(3, 3, "0 -1 0 -1 5 -1 0 -1 0") with { Trailing = Trailing.Strip };
        yield return Declared.Dense<float, float>(3, 3, Declared.Ramp(9, 1, 5, 7)) with { Trailing = Trailing.Strip };
        yield return Declared.Dense<float, float>(6, 5, Declared.Ramp(30, 1, 7, 23), Plain with { Border = BorderMode.Constant }) with { Trailing = Trailing.Strip };
        yield return Declared.Of<float, float>(GaussianWindow.Round(5, "1.1"), Valid) with { Trailing = Trailing.Strip };
        yield return Declared.Dense<byte, short>(6, 6, Declared.Ramp(36, -5, 3, 9), Full) with { Trailing = Trailing.Strip };

        // estimates with a second look; beyond 64 bits; widened pairs
        yield return Declared.Dense<byte, byte>(4, 4, "0.11 0.07 0.03 0.05 0.02 0.13 0.17 0.05 0.02 0.03 0.07 0.05 0.04 0.06 0.03 0.07", Valid);
        yield return Declared.Dense<ushort, ushort>(2, 4, "0.123456789 0.1 0.2 0.05 0.3 0.02 0.1 0.106543211", Valid);
        yield return Declared.Dense<byte, byte>(2, 2, "5000000000 4999999999 3 7", Valid with { Divisor = "15000000000" });
        yield return Declared.Dense<byte, byte>(6, 6, Declared.Ramp(36, -100, 37, 120), Valid with { Divisor = "1000" });

        // pixels of several elements, alpha apart
        yield return Declared.Of<byte, byte>(new BoxWeights(4, 4), Plain with { Channels = 4, PreserveAlpha = true });
        yield return Declared.Of<ushort, ushort>(new BoxWeights(2, 2), Valid with { Channels = 3 }) with { Shape = Shape.TensorSpan };
        yield return Declared.Dense<byte, byte>(2, 4, "1 2 2 1 1 2 2 1", FirstColumn with { Channels = 2, Divisor = "12" });
        yield return Declared.Dense<float, float>(3, 3, Declared.Ramp(9, 1, 5, 7), Valid with { Channels = 3 });
        yield return Declared.Dense<byte, byte>(2, 2, "0 0 0 0", Valid);
    }

    /// <summary>Minima over boxes: groups of rows in registers and in the scratch, rows that share nothing, extrema along the row in registers and in the scratch.</summary>
    private static IEnumerable<Declaration> Erosions(Pair pair)
    {
        yield return new Declaration(new ErodeWindow(7, 7), pair) { Options = Valid, Shape = Shape.Plane };
        yield return new Declaration(new ErodeWindow(2, 4), pair) { Options = FirstColumn };
        yield return new Declaration(new ErodeWindow(30, 5), pair) { Options = Valid };
        yield return new Declaration(new ErodeWindow(3, 90), pair) { Options = Full };
        yield return new Declaration(new ErodeWindow(4, 4), pair) { Options = Valid with { Stride = 2 }, Trailing = Trailing.Strip };
        yield return new Declaration(new ErodeWindow(3, 3), pair) { Options = Plain with { Dilation = 2, Channels = 3 } };
        yield return new Declaration(new ErodeWindow(1, 6), pair) { Options = Valid, Shape = Shape.Signal };
        var random = new Random(pair.ToString().Sum(character => character) + GuardedRuns.Shift);
        for (var n = 0; n < RandomForPair / 2; n++) yield return RandomDeclaration.NextErosion(random, pair, random.Next(1, 7), random.Next(1, 9));
    }

    private static IEnumerable<Declaration> Random(Pair pair)
    {
        var random = new Random(pair.ToString().Sum(character => character) + GuardedRuns.Shift);
        for (var n = 0; n < RandomForPair;)
        {
            var shape = RandomOptions.Pick(random, Enum.GetValues<Shape>());
            var rows = shape == Shape.Signal ? 1 : random.Next(1, 7);
            var columns = RandomOptions.Pick(random, [1, 2, 2, 2, 3, 4, 4, 4, 5, 6, 6, 8]);
            var weights = random.Next(5) switch
            {
                0 when rows > 1 => new BoxWeights(rows, columns, RandomOptions.Chance(random, 0.5)),
                1 or 2 => RandomWeights.Next(random, shape, rows, columns),
                _ => Small(random, shape, rows, columns),
            };
            var declaration = new Declaration(weights, pair)
            {
                Options = RandomOptions.Next(random, pair, weights.Rows, weights.Columns),
                Shape = shape,
                Trailing = shape != Shape.Signal && RandomOptions.Chance(random, 0.2) ? Trailing.Strip : Trailing.Nothing,
            };
            if (!declaration.FitsExactly()) continue;
            n++;
            yield return declaration;
        }
    }

    /// <summary>Small integers: bytes and words are multiplied in pairs.</summary>
    private static DenseWeights Small(Random random, Shape shape, int rows, int columns) =>
        new(rows, columns, RandomOptions.Texts(rows * columns, () => random.Next(-5, 8)), shape == Shape.Signal);
}
