using System;
using System.Linq;
using Xunit;

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>A signal that comes in blocks, each filtered with the samples that the last windows read: the bits are those of the whole.</summary>
public sealed partial class StreamOfBlocksTests
{
    private delegate void Filter(ReadOnlySpan<float> samples, Span<float> output);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(480)]
    [InlineData(1001)]
    public void Blocks_have_the_bits_of_the_whole(int samples)
    {
        Check(FewTaps, taps: 7, channels: 1, samples);
        Check(ManyTaps, taps: 31, channels: 1, samples);
        Check(Stereo, taps: 5, channels: 2, samples);
        Check(StereoOfManyTaps, taps: 31, channels: 2, samples);
    }

    private static void Check(Filter filter, int taps, int channels, int samples)
    {
        var random = new Random(taps + samples);
        var history = (taps - 1) * channels;
        var signal = Enumerable.Range(0, history + 5000 * channels).Select(_ => random.NextSingle() * 2 - 1).ToArray();
        var whole = new float[signal.Length - history];
        filter(signal, whole);

        var streamed = new float[whole.Length];
        for (var first = 0; first < whole.Length; first += samples * channels)
        {
            var count = Math.Min(samples * channels, whole.Length - first);
            filter(signal.AsSpan(first, history + count), streamed.AsSpan(first, count));
        }

        Assert.True(whole.AsSpan().SequenceEqual(streamed), $"{taps} taps, {channels} channels, blocks of {samples} samples");
    }

    [Kernel1D(.031, -.127, .344, .611, .283, -.092, .017, Mode = ConvolutionMode.Valid)]
    private static partial void FewTaps(ReadOnlySpan<float> samples, Span<float> output);

    [Kernel1D(
        .0012, -.0031, .0054, -.0102, .0187, -.0293, .0411, -.0586, .0749, -.0932, .1123, .1391, .1856, .2134, .2487, .2711,
        .2392, .1983, .1544, .1207, .0871, -.0742, .0613, -.0488, .0377, -.0281, .0196, -.0123, .0072, -.0038, .0017, Mode = ConvolutionMode.Valid)]
    private static partial void ManyTaps(ReadOnlySpan<float> samples, Span<float> output);

    [Kernel1D(.1, .2, .4, .2, .1, Channels = 2, Mode = ConvolutionMode.Valid)]
    private static partial void Stereo(ReadOnlySpan<float> samples, Span<float> output);

    [Kernel1D(
        .0012, -.0031, .0054, -.0102, .0187, -.0293, .0411, -.0586, .0749, -.0932, .1123, .1391, .1856, .2134, .2487, .2711,
        .2392, .1983, .1544, .1207, .0871, -.0742, .0613, -.0488, .0377, -.0281, .0196, -.0123, .0072, -.0038, .0017, Channels = 2, Mode = ConvolutionMode.Valid)]
    private static partial void StereoOfManyTaps(ReadOnlySpan<float> samples, Span<float> output);
}
