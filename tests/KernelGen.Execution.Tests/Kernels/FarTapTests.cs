using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using KernelGen.Execution.Tests.Harness;
using Xunit;

#pragma warning disable KG2001, KG2005      // even boxes, and outputs that see only padding

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>Nothing costs by the extent of a window: taps up to 2^20 pixels apart, thousands of them, on small pictures.</summary>
public sealed partial class FarTapTests
{
    private const int Farthest = 1 << 20;

    private static readonly string[] Nine = ["1", "2", "1", "0", "5", "-1", "3", "1", "2"];

    public static TheoryData<string> Pairs => [.. Pair.All.Select(pair => pair.ToString())];

    /// <summary>Generated methods and run-time kernels alike; every signature and border is among them.</summary>
    [Theory]
    [MemberData(nameof(Pairs))]
    public void Taps_far_apart_compute_the_definition(string pair)
    {
        var elements = Pair.All.Single(candidate => candidate.ToString() == pair);
        var borders = Enum.GetValues<BorderMode>();
        var shapes = new[] { Shape.Flat, Shape.Plane, Shape.Span2D, Shape.TensorSpan };
        Weights[] weights =
        [
            new DenseWeights(3, 3, Nine), new DenseWeights(3, 3, Nine.Select(text => text + ".12345678901").ToArray()), new BoxWeights(5, 5),
            new BoxWeights(3, 5, Normalize: false), new GaussianWindow(7, 5, "0", "1.5"), new SeparableWeights(["1", "-2", "1"], ["1", "0", "3"]),
            new BoxWeights(11, 13), new DenseWeights(1, 4, ["1", "2", "3", "4"]),
        ];
        var chosen = Pair.All.ToList().IndexOf(elements);
        var declarations = weights.SelectMany((weight, w) => borders.Select((border, b) => new Declaration(weight, elements)
        {
            Options = new()
            {
                Border = border,
                Dilation = b % 2 == 0 ? Farthest : 5_001,
                Channels = 1 + (w + b) % 4,
                Flip = b == 3,
                Stride = 1 + w % 2,
                Offset = b == 2 ? "0.5" : "0",
                Absolute = w == 5,
                PreserveAlpha = (w + b) % 4 == 3 && elements.Source == elements.Destination,
                AnchorRow = b == 1 ? 0 : null,
            },
            Shape = shapes[(w + b) % shapes.Length],
            Trailing = (Trailing)((w + 2 * b) % 3),
        }).Where((_, b) => (b + w) % borders.Length == chosen % borders.Length)).Concat(weights.Take(3).Select(weight => new Declaration(weight, elements)
        {
            Options = new() { Padding = 2 * 70_000 + 3, Dilation = 70_000, Stride = Farthest },
        }));
        Differentials.Check(1, declarations.ToArray(), sizes: [(3, 3), (1, 1), (40, 2), (70, 9)]);
    }

    public static partial class Filters
    {
        [BoxKernel(200, 255, Dilation = Farthest, Channels = 4)]
        public static partial void Box(ReadOnlyPlane<byte> source, Plane<byte> destination, ParallelOptions options);

        [Kernel1D(1, 0.5, Dilation = 22_050, AnchorColumn = 1)]
        public static partial void Echo(ReadOnlySpan<float> source, Span<float> destination);

        [Kernel1D(1, 0, -1, Padding = Farthest)]
        public static partial void Padded(ReadOnlySpan<short> source, Span<short> destination);
    }

    [Fact]
    public void Generated_boxes_cost_the_same_wherever_their_taps_are()
    {
        var (source, destination) = (Enumerable.Repeat((byte)77, 36).ToArray(), new byte[36]);
        Filters.Box(new ReadOnlyPlane<byte>(source, 12, 3), new Plane<byte>(destination, 12, 3), new ParallelOptions { MaxDegreeOfParallelism = 2 });
        Assert.Equal(source, destination);
    }

    /// <summary>The taps are far apart beside a short signal, and not beside a long one: both are the sum of the two samples.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public void An_echo_is_the_same_on_short_and_on_long_signals(int length)
    {
        var source = Enumerable.Range(0, length).Select(n => (float)(n * 31 % 101)).ToArray();
        var destination = new float[length];
        Filters.Echo(source, destination);
        for (var n = 0; n < length; n++) Assert.Equal(source[Math.Max(0, n - 22_050)] + 0.5f * source[n], destination[n]);
    }

    [Fact]
    public void Padding_costs_what_the_output_costs()
    {
        var destination = new short[3 + 2 * Farthest - 2];
        Filters.Padded([5, 7, 11], destination);
        Assert.Equal([0, -5, -7, -6, 7, 11, 0], destination[(Farthest - 3)..(Farthest + 4)]);
    }

    /// <summary>Each of them took seconds to minutes, or all memory, when time grew with the extent or with rows · columns.</summary>
    [Theory]
    [InlineData(BorderMode.Replicate)]
    [InlineData(BorderMode.Constant)]
    [InlineData(BorderMode.Reflect)]
    [InlineData(BorderMode.Reflect101)]
    [InlineData(BorderMode.Wrap)]
    public void The_largest_windows_are_fast_on_small_images(BorderMode border)
    {
        var watch = Stopwatch.StartNew();
        var longest = 4_095;
        byte[] source = [9, 9, 9, 9, 9, 9, 9, 9, 9];
        var value = border == BorderMode.Constant ? 9 : 0;
        foreach (var dilation in new[] { 1, 1_000, Farthest })
        {
            var options = new KernelOptions { Border = border, BorderValue = value, Dilation = dilation };
            foreach (var kernel in new[]
            {
                Kernel.Box(longest, longest, options), Kernel.Gaussian(dilation == 1 ? longest : 401, 60, options), Kernel.Box(1, longest, options), Kernel.Box(longest, 1, options),
                Kernel.Separable(new double[longest].Select((_, n) => n == 7 ? 1.0 : 0).ToArray(), [0.5, 0, 0.5], options),
                new Kernel(3, 3, [1, 2, 1, 2, 4, 2, 1, 2, 1], options with { Divisor = 16 }),
            })
            {
                var destination = new byte[9];
                Convolution.Apply<byte, byte>(kernel, source, destination, 3, 3);
                Assert.Equal(source, destination);
                var floats = new float[9];
                Convolution.Apply<float, float>(kernel, Array.ConvertAll(source, static n => (float)n), floats, 3, 3);
                Assert.All(floats, found => Assert.Equal(9f, found, 0.01f));
            }
        }
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(120), $"{watch.Elapsed}");
    }

    [Fact]
    public void Sums_of_normalized_kernels_stay_finite_and_infinities_stay_where_they_are()
    {
        Kernel[] kernels =
        [
            Kernel.Box(9, 9), Kernel.Box(31, 31), Kernel.Gaussian(9, 2), Kernel.Gaussian(31, 5), Kernel.Box(9, 9, new() { Dilation = Farthest }),
            Kernel.Separable(Enumerable.Repeat(1e30, 10).ToArray(), Enumerable.Repeat(1e-32, 10).ToArray()),
        ];
        foreach (var kernel in kernels)
        {
            var (source, destination) = (Enumerable.Repeat(float.MaxValue, 40 * 40).ToArray(), new float[40 * 40]);
            Convolution.Apply<float, float>(kernel, source, destination, 40, 40);
            Assert.All(destination, found => Assert.InRange(found, float.MaxValue * 0.9999f, float.MaxValue));
            var (doubles, result) = (Enumerable.Repeat(-double.MaxValue, 40 * 40).ToArray(), new double[40 * 40]);
            Convolution.Apply<double, double>(kernel, doubles, result, 40, 40);
            Assert.All(result, found => Assert.InRange(found, -double.MaxValue, -double.MaxValue * 0.9999));
        }
        var spoiled = new float[40 * 40];
        (spoiled[5 * 40 + 5], spoiled[30 * 40 + 20]) = (float.PositiveInfinity, float.NaN);
        var box = new float[40 * 40];
        Convolution.Apply<float, float>(Kernel.Box(9, 9), spoiled, box, 40, 40);
        for (var y = 0; y < 40; y++)
        {
            for (var x = 0; x < 40; x++)
            {
                var (nearInfinity, nearNaN) = (Math.Abs(y - 5) <= 4 && Math.Abs(x - 5) <= 4, Math.Abs(y - 30) <= 4 && Math.Abs(x - 20) <= 4);
                Assert.Equal(nearNaN ? float.NaN : nearInfinity ? float.PositiveInfinity : 0f, box[y * 40 + x]);
            }
        }
    }
}
