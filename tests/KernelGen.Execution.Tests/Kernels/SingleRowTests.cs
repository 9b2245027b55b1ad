using System;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;
using KernelGen.Execution.Tests.Definition;
using KernelGen.Execution.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static KernelGen.Execution.Tests.Kernels.Declared;

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>
/// Pictures and strips that are lower than the rows that a body computes together: these are computed one by one, and have the bits of
/// a tall picture's rows.
/// </summary>
public sealed class SingleRowTests
{
    /// <summary>Rows that any body computes together, at most.</summary>
    private const int Block = 8;

    /// <summary>Options under which the ends of rows are permuted, are read from copies, or do not leave the picture.</summary>
    private static readonly Options[] Some =
    [
        new(), new() { Border = BorderMode.Constant, BorderValue = "3" }, new() { Border = BorderMode.Wrap },
        new() { Mode = ConvolutionMode.Valid }, new() { Mode = ConvolutionMode.Full, Border = BorderMode.Reflect }, new() { Padding = 1 },
        new() { Channels = 3, Border = BorderMode.Reflect101 }, new() { AnchorRow = 0, AnchorColumn = 0 },
    ];

    [Fact]
    public void Low_pictures_equal_the_definition()
    {
        var sizes = Enumerable.Range(1, 2 * Block + 1)
            .SelectMany(height => height <= Block
                ? new[] { (131 + height, height), (30 * (height % 3) + 4, height) }
                : [(131 + height, height)])
            .ToArray();
        Differentials.Check(61, [.. Some.SelectMany(Kernels)], sizes: sizes);
    }

    /// <summary>Rows of sums that are cut into two pieces and three, whose ends meet a border and whose middles meet each other.</summary>
    [Fact]
    public void Long_rows_equal_the_definition()
    {
        Options[] some = [new(), new() { Border = BorderMode.Constant, BorderValue = "3" }, new() { Border = BorderMode.Reflect101 }, new() { Mode = ConvolutionMode.Valid }];
        Differentials.Check(63, [.. some.SelectMany(DownFirst)], sizes: [(4096, 1), (4097, 2), (9001, 3)]);
        Differentials.Check(64, [.. DownFirst(new() { Channels = 3, Border = BorderMode.Reflect }), .. DownFirst(new() { Border = BorderMode.Wrap })], sizes: [(2800, 2), (4400, 1)]);
    }

    /// <summary>Reals, whose sums tell in which order they were added.</summary>
    [Fact]
    public void Strips_of_any_height_have_the_bits_of_the_whole()
    {
        var halving = new Options { Stride = 2 };
        Declaration[] all =
            [.. Some.SelectMany(Kernels), Dense<float, float>(3, 3, Numbers(9), halving), Dense<double, double>(5, 4, Numbers(20), halving)];
        using var batch = new Batch(LanguageVersion.Latest, [.. all, .. all.Select(each => each with { Trailing = Trailing.Strip })]);
        for (var index = 0; index < all.Length; index++)
            all[index].Pair.Visit(new Strips(all[index], batch[index], batch[all.Length + index]));
    }

    /// <summary>A kernel for each kind of body that computes rows together.</summary>
    private static Declaration[] Kernels(Options options) =>
    [
        Dense<byte, byte>(3, 3, "0 -1 0 -1 5 -1 0 -1 0", options),
        Dense<byte, short>(3, 3, "-1 0 1 -2 0 2 -1 0 1", options),
        Dense<byte, byte>(4, 6, Ramp(24, -5, 3, 9), options),
        Dense<short, short>(5, 3, Ramp(15, -5, 7, 13), options),
        Dense<byte, byte>(3, 3, Numbers(9), options),
        Of<byte, byte>(GaussianWindow.Round(5, "1.1"), options),
        Of<byte, byte>(new SeparableWeights(["1", "4", "6", "4", "1"], ["1", "4", "6", "4", "1"]), options with { Divisor = "256" }),
        .. DownFirst(options),
        Of<byte, byte>(new BoxWeights(21, 5), options),
        Dense<byte, float>(3, 5, Numbers(15), options),
        Dense<float, float>(3, 3, Numbers(9), options),
        Dense<float, float>(3, 3, "-1 0 0 0 0.3 0 0 0 1", options),
        Dense<float, float>(5, 5, Numbers(25), options),
        Dense<float, float>(14, 3, Numbers(42), options),
        Dense<double, double>(7, 5, Numbers(35), options),
        Of<float, float>(GaussianWindow.Round(5, "1.1"), options),
        Of<double, double>(GaussianWindow.Round(9, "1.7"), options),
        Of<float, float>(new BoxWeights(5, 5), options),
    ];

    /// <summary>Words down and along, words down and 32 bits along, 32 bits both.</summary>
    private static Declaration[] DownFirst(Options options) =>
    [
        Of<byte, byte>(new SeparableWeights(["1", "4", "6", "4", "1"], ["1", "4", "6", "4", "1"]), options with { Divisor = "256" }),
        Of<byte, byte>(new BoxWeights(7, 7), options),
        Of<byte, short>(new SeparableWeights(["1", "3", "0", "-3", "-1"], ["1", "4", "-7", "4", "1"]), options),
        Of<ushort, ushort>(new SeparableWeights(["1", "4", "6", "4", "1"], ["1", "4", "6", "4", "1"]), options with { Divisor = "256" }),
        Of<short, short>(new BoxWeights(5, 7), options),
    ];

    private static string Numbers(int count)
    {
        var random = new Random(count);
        var numbers = Enumerable.Range(0, count).Select(_ => (random.Next(1, 1000) - 350) / 1000.0);
        return string.Join(' ', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));
    }

    private sealed class Strips(Declaration declaration, MethodInfo whole, MethodInfo strip) : IPairVisitor<bool>
    {
        private const int Width = 149;
        private const int Height = 43;

        public bool Visit<TIn, TOut>()
            where TIn : unmanaged, INumber<TIn>, IMinMaxValue<TIn>
            where TOut : unmanaged, INumber<TOut>, IMinMaxValue<TOut>
        {
            var options = declaration.Options;
            var random = new Random(62);
            var isInteger = typeof(TIn) == typeof(byte) || typeof(TIn) == typeof(short);
            var source = Enumerable.Range(0, Width * Height * options.Channels)
                .Select(_ => isInteger ? TIn.CreateTruncating(random.Next(256)) : TIn.CreateChecked(random.NextDouble() - 0.3)).ToArray();
            var length = Axis.Of(Width, declaration.Columns, declaration.Anchor.Column, options).Length * options.Channels;
            var rows = Axis.Of(Height, declaration.Rows, declaration.Anchor.Row, options).Length;
            var expected = new TOut[length * rows];
            whole.CreateDelegate<Action<ReadOnlySpan<TIn>, Span<TOut>, int, int>>()(source, expected, Width, Height);
            var part = strip.CreateDelegate<Part<TIn, TOut>>();
            for (var height = 1; height <= 2 * Block; height++)
            {
                var together = new TOut[expected.Length];
                for (var first = 0; first < rows; first += height)
                {
                    var count = Math.Min(height, rows - first);
                    part(source, together.AsSpan(first * length, count * length), Width, Height, new Strip(first, count));
                }
                Assert.True(
                    MemoryMarshal.AsBytes(expected.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(together.AsSpan())),
                    $"strips of {height} rows: other bits than the whole\n{declaration}");
            }
            return true;
        }
    }

    private delegate void Part<TIn, TOut>(ReadOnlySpan<TIn> source, Span<TOut> destination, int width, int height, Strip strip);
}
