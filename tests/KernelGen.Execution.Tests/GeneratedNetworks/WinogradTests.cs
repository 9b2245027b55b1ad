using System;
using System.Globalization;
using System.Linq;
using KernelGen.Execution.Tests.GenericLayers;
using Xunit;
using Xunit.Abstractions;

namespace KernelGen.Execution.Tests.GeneratedNetworks;

/// <summary>What Winograd's transforms and sums by the definition owe: an error relative to the greatest output.</summary>
public sealed partial class WinogradTests(ITestOutputHelper output)
{
    private const double DirectBound = 3e-6;
    private const double WinogradBound = 1e-5;

    private static readonly (int Taps, int Padding, int Size, int InChannels, int OutChannels)[] Cases =
    [
        (3, 1, 56, 64, 64), (3, 1, 14, 256, 32), (3, 0, 16, 8, 20), (3, 1, 8, 128, 16), (3, 2, 5, 16, 3), (3, 1, 3, 40, 16),
        (5, 2, 14, 8, 16), (5, 0, 9, 20, 33), (4, 0, 13, 16, 16), (4, 3, 7, 32, 8),
    ];

    [Theory]
    [InlineData("Direct", false, DirectBound)]
    [InlineData("Winograd", false, WinogradBound)]
    [InlineData("Auto", false, WinogradBound)]
    [InlineData("Winograd", true, WinogradBound)]
    public void The_error_is_within_its_bound(string algorithm, bool isPositive, double bound)
    {
        Check(Cases, algorithm, isPositive, bound);
    }

    /// <summary>Any size of tile, any number of channels, tiles that overlap, and positive inputs, which let errors add up.</summary>
    [Theory]
    [InlineData(1, "Winograd", WinogradBound)]
    [InlineData(2, "Winograd", WinogradBound)]
    [InlineData(3, "Winograd", WinogradBound)]
    [InlineData(4, "Winograd", WinogradBound)]
    [InlineData(5, "Winograd", WinogradBound)]
    [InlineData(6, "Direct", DirectBound)]
    [InlineData(7, "Direct", DirectBound)]
    [InlineData(8, "Direct", DirectBound)]
    public void The_error_is_within_its_bound_for_any_shape(int seed, string algorithm, double bound)
    {
        var random = new Random(seed);
        var shapes = Enumerable.Range(0, 40).Select(_ => random.Next(3, 6)).Select(taps =>
            (taps, random.Next(0, taps), random.Next(taps + 1, 25), random.Next(1, 50), random.Next(1, 40))).ToArray();
        Check(shapes, algorithm, isPositive: seed % 2 == 0, bound);
    }

    private void Check(
        (int Taps, int Padding, int Size, int InChannels, int OutChannels)[] cases, string algorithm, bool isPositive, double bound)
    {
        using var compiled = new CompiledNetworks(cases.Select(one => Text(
            $"[Network({one.InChannels}, {one.Size}, {one.Size}), Conv2D({one.OutChannels}, {one.Taps}, Padding = {one.Padding}, Algorithm = ConvolutionAlgorithm.{algorithm})]")));
        for (var i = 0; i < cases.Length; i++)
        {
            var one = cases[i];
            var network = compiled.Network(i)!;
            network.Initialize(i);
            var random = new Random(i);
            var input = LayerNumbers.Fractions(random, network.InputLength);
            if (isPositive) input = Array.ConvertAll(input, Math.Abs);
            var axis = new TextbookAxis(one.Size, one.Taps, 1, 1, one.Padding, one.Padding);
            var want = Textbook.Convolve(
                new(one.InChannels, one.Size, one.Size), axis, axis, one.OutChannels, 1, input,
                network.Parameters["0.weight"].ToArray(), network.Parameters["0.bias"].ToArray()).Sums;
            var got = network.Forward(input);
            var error = want.Zip(got, (a, b) => Math.Abs(a - b)).Max() / want.Max(Math.Abs);
            output.WriteLine(Text($"{algorithm} {one}: {error:E1}"));
            Assert.True(error <= bound, Text($"{one}: {error:E2}"));
        }
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
