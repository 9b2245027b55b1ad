using Samples.Pictures;
using Xunit;

namespace KernelGen.Samples.Tests;

public sealed class PreviewTests
{
    [Fact]
    public void An_image_that_fits_is_itself()
    {
        var picture = new Picture<byte>(1600, 2, 1);
        Assert.Same(picture, Preview.Of(picture));
    }

    [Fact]
    public void A_tall_image_is_reduced_too() => Assert.Equal(3, Preview.Reduction(new Picture<byte>(1, 8001, 1)));

    [Fact]
    public void A_wide_image_becomes_the_means_of_squares()
    {
        var picture = new Picture<ushort>(1601, 3, 2);
        for (var k = 0; k < picture.Samples.Length; k++) picture.Samples[k] = (ushort)(k % 2 == 0 ? 40 * (k / 3202) : 7);
        var preview = Preview.Of(picture);
        Assert.Equal((801, 2, 2), (preview.Width, preview.Height, preview.Channels));
        Assert.Equal([20, 7], preview.Samples[..2]);
        Assert.Equal([80, 7], preview.Samples[^2..]);
    }
}
