using System;
using System.Globalization;
using System.Linq;
using KernelGen.Execution.Tests.GenericLayers;
using Xunit;
using Xunit.Abstractions;

namespace KernelGen.Execution.Tests.GeneratedNetworks;

/// <summary>
/// What sums of floats owe: the error of a sum by the definition relative to its own Σ|w·x|, that of Winograd's transforms relative to the
/// greatest of the layer. Where products cancel, the output may be far smaller than either.
/// </summary>
public sealed partial class WinogradTests(ITestOutputHelper output)
{
    private const double WinogradBound = 1e-5;

    /// <summary>Rows of a picture that the definition is computed for with every fill.</summary>
    private const int LargestForAll = 20;

    /// <summary>Of sums whose products vary.</summary>
    private const double VariedBound = 1e-6;

    private static readonly (int Taps, int Padding, int Size, int InChannels, int OutChannels)[] Cases =
    [
        (3, 1, 56, 64, 64), (3, 1, 14, 256, 32), (3, 0, 16, 8, 20), (3, 1, 8, 128, 16), (3, 2, 5, 16, 3), (3, 1, 3, 40, 16),
        (5, 2, 14, 8, 16), (5, 0, 9, 20, 33), (4, 0, 13, 16, 16), (4, 3, 7, 32, 8),
        (3, 1, 7, 300, 70), (5, 2, 7, 100, 40),         // weights from beyond the cache: products that serve no output are left out
    ];

    /// <summary>What stands in the input, the weights and the biases.</summary>
    public enum Fill
    {
        /// <summary>Numbers on both sides of 0.</summary>
        Random,

        /// <summary>Positive inputs, which let errors add up.</summary>
        Positive,

        /// <summary>An even gray and weights whose sum is 0: every output is 0 but for rounding.</summary>
        Cancelling,

        /// <summary>Small differences upon a large number, and weights whose sum is 0.</summary>
        Offset,

        /// <summary>Equal products: the roundings of a sum are alike.</summary>
        Equal,

        /// <summary>A few large inputs among small ones.</summary>
        Spikes,
    }

    [Theory]
    [InlineData("Direct")]
    [InlineData("Winograd")]
    [InlineData("Auto")]
    public void The_error_is_within_its_bound(string algorithm)
    {
        Check([.. Cases.Where(one => one.Size > LargestForAll)], algorithm, [Fill.Random, Fill.Positive]);
        Check([.. Cases.Where(one => one.Size <= LargestForAll)], algorithm, Enum.GetValues<Fill>());
    }

    /// <summary>Any size of tile, any number of channels, tiles that overlap.</summary>
    [Theory]
    [InlineData(1, "Winograd")]
    [InlineData(2, "Winograd")]
    [InlineData(3, "Winograd")]
    [InlineData(4, "Winograd")]
    [InlineData(5, "Winograd")]
    [InlineData(6, "Direct")]
    [InlineData(7, "Direct")]
    [InlineData(8, "Direct")]
    public void The_error_is_within_its_bound_for_any_shape(int seed, string algorithm)
    {
        var random = new Random(seed);
        var shapes = Enumerable.Range(0, 40).Select(_ => random.Next(3, 6)).Select(taps =>
            (taps, random.Next(0, taps), random.Next(taps + 1, 25), random.Next(1, 50), random.Next(1, 40))).ToArray();
        Check(shapes, algorithm, [(Fill)(seed % 6), seed % 2 == 0 ? Fill.Positive : Fill.Random]);
    }

    /// <summary>
    /// Tiles that overlap their neighbors along one axis or both, before pools too, and weights from beyond the cache: products that serve
    /// no output are left out.
    /// </summary>
    [Fact]
    public void What_is_left_out_serves_no_output()
    {
        string[] networks =
        [
            "[Network(256, 14, 14), Conv2D(48, 3, Padding = 1), ReLU, MaxPool2D(2)]",
            "[Network(256, 10, 14), Conv2D(72, 3, Padding = 1), BatchNorm2D, ReLU, AvgPool2D(2)]",
            "[Network(300, 7, 16), Conv2D(60, 3, Padding = 1)]",
            "[Network(300, 16, 7), Conv2D(60, 3, Padding = 1), HardSwish]",
        ];
        using var compiled = new CompiledNetworks(networks);
        for (var i = 0; i < networks.Length; i++)
        {
            var network = compiled.Network(i)!;
            network.Initialize(i);
            var input = LayerNumbers.Fractions(new Random(i), network.InputLength);
            var want = new TextbookNetwork(network.Type, network.Parameters).Compute(input);
            for (var call = 0; call < 2; call++)
            {
                var error = want.Zip(network.Forward(input), (a, b) => Math.Abs(a - b)).Max() / want.Max(Math.Abs);
                Assert.True(error <= WinogradBound, Text($"{networks[i]}: {error:E1}"));
            }
        }
    }

    /// <summary>An output that is 0 but for rounding: an error relative to it, or to the greatest of the outputs, has no bound.</summary>
    [Theory]
    [InlineData("Direct")]
    [InlineData("Winograd")]
    public void Where_sums_cancel_the_error_may_be_as_large_as_the_output(string algorithm) =>
        Assert.True(Check([(3, 0, 18, 64, 64)], algorithm, [Fill.Cancelling]) > 0.01);

    /// <returns>The greatest error relative to the greatest output.</returns>
    private double Check((int Taps, int Padding, int Size, int InChannels, int OutChannels)[] cases, string algorithm, Fill[] fills)
    {
        using var compiled = new CompiledNetworks(cases.Select(one => Text(
            $"[Network({one.InChannels}, {one.Size}, {one.Size}), Conv2D({one.OutChannels}, {one.Taps}, Padding = {one.Padding}, Algorithm = ConvolutionAlgorithm.{algorithm})]")));
        var ofOutput = 0.0;
        for (var i = 0; i < cases.Length; i++)
            foreach (var fill in fills)
            {
                var one = cases[i];
                var network = compiled.Network(i)!;
                var input = FillWith(fill, network, one.InChannels * one.Taps * one.Taps, new Random(i));
                var axis = new TextbookAxis(one.Size, one.Taps, 1, 1, one.Padding, one.Padding);
                var (want, magnitudes) = Textbook.Convolve(
                    new(one.InChannels, one.Size, one.Size), axis, axis, one.OutChannels, 1, input,
                    network.Parameters["0.weight"].ToArray(), network.Parameters["0.bias"].ToArray());
                var got = network.Forward(input);
                var errors = want.Zip(got, (a, b) => Math.Abs(a - b)).ToArray();
                var own = errors.Zip(magnitudes, (error, magnitude) => magnitude == 0 ? error * double.PositiveInfinity : error / magnitude)
                    .Where(error => !double.IsNaN(error)).Max();
                var greatest = errors.Max() / magnitudes.Max();
                ofOutput = Math.Max(ofOutput, errors.Max() / want.Max(Math.Abs));
                output.WriteLine(Text($"{algorithm} {one} {fill}: {own:E1} of its own, {greatest:E1} of the greatest Σ|w·x|"));
                var products = one.InChannels * one.Taps * one.Taps + 1;
                if (algorithm == "Direct") Assert.True(own <= products * Math.Pow(2, -24), Text($"{one} {fill}: {own:E2} of its own Σ|w·x|"));
                if (algorithm == "Direct" && fill != Fill.Equal) Assert.True(own <= VariedBound, Text($"{one} {fill}: {own:E2}"));
                if (algorithm == "Winograd") Assert.True(greatest <= WinogradBound, Text($"{one} {fill}: {greatest:E2} of the greatest Σ|w·x|"));
                if (algorithm == "Auto")
                    Assert.True(greatest <= Math.Max(WinogradBound, products * Math.Pow(2, -24)), Text($"{one} {fill}: {greatest:E2}"));
            }
        return ofOutput;
    }

    private static float[] FillWith(Fill fill, GeneratedNetwork network, int products, Random random)
    {
        network.Initialize(random.Next());
        var weight = network.Parameters["0.weight"];
        var bias = network.Parameters["0.bias"];
        var input = LayerNumbers.Fractions(random, network.InputLength);
        if (fill == Fill.Positive) input = Array.ConvertAll(input, Math.Abs);
        if (fill == Fill.Offset) input = Array.ConvertAll(input, number => 100 + number);
        if (fill == Fill.Spikes) input = Array.ConvertAll(input, number => random.Next(50) == 0 ? 100 * number : number);
        if (fill is Fill.Cancelling or Fill.Equal) Array.Fill(input, random.NextSingle());
        if (fill == Fill.Equal) weight.Fill(random.NextSingle() - 0.5f);
        if (fill is Fill.Cancelling or Fill.Offset)
        {
            bias.Clear();
            for (var first = 0; first < weight.Length; first += products)
            {
                var own = weight.Slice(first, products);
                var mean = own.ToArray().Average(number => (double)number);
                foreach (ref var number in own) number = (float)(number - mean);
            }
        }
        network.Commit();
        return input;
    }

    [Layer(16, 12, 12), Conv2D(16, 3, Padding = 1), ReLU, MaxPool2D(2)]
    private static partial void Fused(ReadOnlySpan<float> input, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> output);

    [Layer(16, 12, 12), Conv2D(16, 3, Padding = 1, Groups = 16), ReLU]
    private static partial void FusedDepthwise(
        ReadOnlySpan<float> input, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> output);

    [Fact]
    public void Transforming_the_weights_of_a_fused_layer_allocates_nothing()
    {
        var (input, weight, bias, result) = (new float[2304], new float[2304], new float[16], new float[2304]);
        for (var n = 0; n < 13; n++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Fused(input, weight, bias, result.AsSpan(0, 576));
            FusedDepthwise(input, weight.AsSpan(0, 144), bias, result);
            if (n > 2) Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
