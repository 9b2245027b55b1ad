using System;
using System.Linq;
using System.Numerics;
using KernelBank.Bank;
using KernelBank.Measuring;
using KernelBank.Scene;
using Samples.Pictures;
using Xunit;

namespace KernelGen.Samples.Tests;

public sealed class BankTests
{
    public static TheoryData<BorderMode, int> BordersAndChannels()
    {
        var cases = new TheoryData<BorderMode, int>();
        foreach (var border in Enum.GetValues<BorderMode>())
        {
            for (var channels = 1; channels <= 4; channels++) cases.Add(border, channels);
        }
        return cases;
    }

    [Fact]
    public void The_bank_has_the_well_known_kernels() => Assert.Equal(
        [
            "blur-7x7", "blur-21x21", "gaussian", "sharpen", "laplacian-4", "laplacian-8", "sobel-x", "sobel-y", "scharr", "prewitt",
            "emboss", "identity", "poster-sharpen",
        ],
        Catalog.Names);

    [Theory, MemberData(nameof(BordersAndChannels))]
    public void Generated_generic_and_textbook_agree_on_bytes(BorderMode border, int channels) =>
        AssertAgreement<byte>(border, channels);

    [Theory, MemberData(nameof(BordersAndChannels))]
    public void Generated_generic_and_textbook_agree_on_16_bits(BorderMode border, int channels) =>
        AssertAgreement<ushort>(border, channels);

    [Theory, MemberData(nameof(BordersAndChannels))]
    public void Every_kernel_has_the_border_that_was_asked_for_and_a_plan(BorderMode border, int channels)
    {
        var entries = Catalog.Find<byte>(border, channels, Catalog.Names);
        Assert.Equal(Catalog.Names, entries.Select(static entry => entry.Name));
        Assert.All(entries, entry => Assert.Equal(border, entry.Kernel.Options.Border));
        Assert.All(entries, static entry => Assert.NotEqual("not stated", entry.Plan));
        Assert.Equal(channels is 3 or 4 ? channels : 1, entries.Single(static entry => entry.Name == "poster-sharpen").Channels);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Alpha_is_kept(int channels)
    {
        var picture = Chance.Picture<byte>(19, 7, channels, 5);
        foreach (var entry in Catalog.Find<byte>(BorderMode.Replicate, channels, Catalog.Names))
        {
            var result = new Trial<byte>(picture).Filter(entry);
            Assert.True(result.HasAlpha);
            for (var pixel = 0; pixel < 19 * 7; pixel++)
                Assert.Equal(picture.Samples[(pixel + 1) * channels - 1], result.Samples[(pixel + 1) * result.Channels - 1]);
        }
    }

    [Fact]
    public void A_gaussian_is_drawn_with_weights_that_sum_to_one()
    {
        var taps = Catalog.Find<ushort>(BorderMode.Wrap, 1, ["gaussian"]).Single().Taps;
        Assert.Equal(65536, taps.Divisor);
        Assert.Equal(65536, taps.Weights.Sum());
        Assert.Equal(taps.Weights.Reverse(), taps.Weights);
    }

    [Fact]
    public void Tenths_become_whole_numbers()
    {
        var (weights, divisor) = Catalog.Find<byte>(BorderMode.Replicate, 3, ["poster-sharpen"]).Single().Taps.Whole();
        Assert.Equal(new double[,] { { 0, -1, 0 }, { -1, 14, -1 }, { 0, -1, 0 } }, weights);
        Assert.Equal(10, divisor);
    }

    [Fact]
    public void A_difference_is_found_and_measured()
    {
        var one = Chance.Picture<byte>(5, 5, 1, 1);
        var other = one with { Samples = [.. one.Samples] };
        Assert.True(Difference.Between(one, other).IsNone);
        other.Samples[3] ^= 4;
        other.Samples[17] ^= 16;
        Assert.Equal(new Difference(2, 16), Difference.Between(one, other));
    }

    [Fact]
    public void The_scene_is_the_same_every_time_and_uses_the_whole_range()
    {
        var scene = DuskScene.Paint();
        Assert.Equal((768, 512, 3), (scene.Width, scene.Height, scene.Channels));
        Assert.Equal(scene.Samples, DuskScene.Paint().Samples);
        var luma = Luma.Of(scene).Samples;
        Assert.True(luma.Distinct().Count() > 230);
    }

    [Fact]
    public void Luma_has_the_weights_of_BT_601()
    {
        var picture = new Picture<byte>(4, 1, 3, [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]);
        Assert.Equal([76, 150, 29, 255], Luma.Of(picture).Samples);
        Assert.Equal([1, 3], Luma.Of(new Picture<ushort>(2, 1, 2, [1, 2, 3, 4])).Samples);
    }

    private static void AssertAgreement<T>(BorderMode border, int channels)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        foreach (var (width, height) in new[] { (1, 1), (2, 3), (5, 40), (75, 23) })
        {
            var trial = new Trial<T>(Chance.Picture<T>(width, height, channels, width));
            foreach (var entry in Catalog.Find<T>(border, channels, Catalog.Names))
            {
                var (fromGeneric, fromTextbook) = trial.Compare(entry);
                Assert.True(fromGeneric.IsNone, $"{entry.Name}, {width} x {height}: generic {fromGeneric}");
                Assert.True(fromTextbook.IsNone, $"{entry.Name}, {width} x {height}: textbook {fromTextbook}");
            }
        }
    }
}
