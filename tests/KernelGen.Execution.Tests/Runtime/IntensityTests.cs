using System;
using System.Linq;
using Xunit;

namespace KernelGen.Execution.Tests.Runtime;

/// <summary>Rescaled intensities, by the numbers: (v − low)/(high − low)·(top − bottom) + bottom.</summary>
public sealed class IntensityTests
{
    [Theory]
    [InlineData(MidpointRounding.ToEven, 128, 128)]
    [InlineData(MidpointRounding.AwayFromZero, 128, 128)]
    [InlineData(MidpointRounding.ToZero, 127, 127)]
    [InlineData(MidpointRounding.ToNegativeInfinity, 127, 127)]
    [InlineData(MidpointRounding.ToPositiveInfinity, 128, 128)]
    public void The_middle_of_found_limits_is_127_and_a_half(MidpointRounding rounding, byte found, byte given)
    {
        var result = new byte[3];
        Intensity.Rescale<byte, byte>([10, 20, 30], result, rounding);
        Assert.Equal([0, found, 255], result);
        Intensity.Rescale<short, byte>([-7, 1, 9], result, low: -7, high: 9, rounding);
        Assert.Equal([0, given, 255], result);
    }

    [Fact]
    public void Values_beyond_given_limits_are_clipped()
    {
        var result = new byte[6];
        Intensity.Rescale<byte, byte>([0, 50, 80, 125, 200, 255], result, 50, 200);
        Assert.Equal([0, 0, 51, 128, 255, 255], result);
    }

    [Fact]
    public void A_negative_lower_limit_uses_the_minimum_of_the_type()
    {
        var shorts = new short[3];
        Intensity.Rescale<short, short>([-10, 0, 10], shorts, MidpointRounding.ToNegativeInfinity);
        Assert.Equal([short.MinValue, -1, short.MaxValue], shorts);
        Intensity.Rescale<short, short>([10, 20, 30], shorts, MidpointRounding.ToNegativeInfinity);
        Assert.Equal([0, 16383, short.MaxValue], shorts);

        var floats = new float[3];
        Intensity.Rescale<float, float>([-3, 0, 3], floats);
        Assert.Equal([-1, 0, 1], floats);
        Intensity.Rescale<ushort, float>([1000, 1500, 2000], floats);
        Assert.Equal([0, 0.5f, 1], floats);
    }

    [Fact]
    public void Equal_limits_stretch_nothing()
    {
        var bytes = new byte[2];
        Intensity.Rescale<byte, byte>([7, 7], bytes);
        Assert.Equal([7, 7], bytes);
        var floats = new float[2];
        Intensity.Rescale<byte, float>([7, 7], floats);
        Assert.Equal([1, 1], floats);
    }

    [Fact]
    public void Every_byte_from_0_to_255_stays()
    {
        var all = Enumerable.Range(0, 256).Select(n => (byte)n).ToArray();
        var result = new byte[256];
        Intensity.Rescale<byte, byte>(all, result);
        Assert.Equal(all, result);
        Intensity.Rescale<byte, byte>(all, all, 0, 255);
        Assert.Equal(result, all);
    }

    [Fact]
    public void NaN_stays_and_makes_found_limits_NaN()
    {
        var result = new float[3];
        Intensity.Rescale<float, float>([0, float.NaN, 10], result, 0, 10);
        Assert.Equal([0, float.NaN, 1], result);
        Intensity.Rescale<float, float>([0, float.NaN, 10], result);
        Assert.All(result, value => Assert.True(float.IsNaN(value)));
    }

    [Fact]
    public void Limits_are_in_order_and_finite()
    {
        Assert.Throws<ArgumentException>(() => Intensity.Rescale<byte, byte>(new byte[3], new byte[3], 200, 50));
        Assert.Throws<ArgumentException>(() => Intensity.Rescale<byte, byte>(new byte[3], new byte[3], double.NaN, 50));
        Assert.Throws<ArgumentException>(() => Intensity.Rescale<byte, byte>(new byte[3], new byte[3], 0, double.PositiveInfinity));
    }

    [Fact]
    public void The_destination_is_long_enough_and_the_source_itself_or_apart()
    {
        var buffer = new byte[10];
        var exception = Assert.Throws<ArgumentException>(() => Intensity.Rescale<byte, byte>(new byte[3], new byte[2]));
        Assert.Contains("2", exception.Message, StringComparison.Ordinal);
        Assert.Contains("3", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Intensity.Rescale<byte, byte>(buffer.AsSpan(0, 6), buffer.AsSpan(1, 6)));
        Intensity.Rescale<byte, byte>(buffer, buffer);
        Intensity.Rescale<byte, byte>([], buffer);
    }

    [Fact]
    public void Other_element_types_are_refused() =>
        Assert.Throws<ArgumentException>(() => Intensity.Rescale<long, byte>(new long[3], new byte[3]));
}
