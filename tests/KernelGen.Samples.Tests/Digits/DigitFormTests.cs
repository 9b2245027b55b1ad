using System;
using System.Linq;
using LearnDigits;
using LearnDigits.Handwriting;
using ReadDigit;
using Samples;
using Samples.Pictures;
using Xunit;

namespace KernelGen.Samples.Tests.Digits;

public sealed class DigitFormTests
{
    private static readonly DigitSet s_digits = DigitGenerator.Generate(21, 40);

    [Fact]
    public void An_image_in_the_form_of_MNIST_is_not_changed()
    {
        for (var k = 0; k < s_digits.Count; k++) Assert.Equal(s_digits.Image(k).ToArray(), DigitForm.Of(Enlarged(k, 1, 0, false)));
    }

    [Theory]
    [InlineData(5, 0, false)]
    [InlineData(5, 31, true)]
    [InlineData(12, 200, true)]
    public void Size_position_and_background_color_do_not_matter(int scale, int margin, bool darkInk)
    {
        for (var k = 0; k < s_digits.Count; k++)
        {
            var (form, other) = (DigitForm.Of(Enlarged(k, 1, 3, darkInk: true)), DigitForm.Of(Enlarged(k, scale, margin, darkInk)));
            Assert.Equal(form, other, static (a, b) => Math.Abs(a - b) <= 1);
            Assert.Contains(form, static it => it > 250);
        }
    }

    [Fact]
    public void Transparent_pixels_are_background()
    {
        var digit = Enlarged(0, 3, 4, darkInk: true);
        var colored = new Picture<ushort>(digit.Width, digit.Height, 4);
        for (var k = 0; k < digit.Samples.Length; k++) colored.Samples[4 * k + 3] = (ushort)((255 - digit.Samples[k]) * 257);
        Assert.Equal(DigitForm.Of(digit), DigitForm.Of(colored));
    }

    [Fact]
    public void A_blank_image_is_refused()
    {
        foreach (var tone in new byte[] { 0, 128, 255 })
        {
            var sheet = new Picture<byte>(50, 40, 1);
            sheet.Samples.AsSpan().Fill(tone);
            var refusal = Assert.Throws<RefusedException>(() => DigitForm.Of(sheet));
            Assert.Contains("it is blank", refusal.Message, StringComparison.Ordinal);
        }
        var single = new Picture<byte>(1, 1, 1);
        Assert.Throws<RefusedException>(() => DigitForm.Of(single));
    }

    [Fact]
    public void A_line_of_one_pixel_has_a_form()
    {
        var line = new Picture<byte>(9, 30, 1);
        for (var y = 5; y < 25; y++) line.Row(y)[4] = 255;
        Assert.Equal(20, DigitForm.Of(line).Count(static it => it > 200));
    }

    private static Picture<byte> Enlarged(int index, int scale, int margin, bool darkInk)
    {
        var side = DigitSet.Side * scale + 2 * margin;
        var picture = new Picture<byte>(side, side, 1);
        for (var k = 0; k < picture.Samples.Length; k++)
        {
            var (y, x) = ((k / side - margin) / scale, (k % side - margin) / scale);
            var inside = k / side >= margin && k % side >= margin && y < DigitSet.Side && x < DigitSet.Side;
            var ink = inside ? s_digits.Image(index)[y * DigitSet.Side + x] : (byte)0;
            picture.Samples[k] = darkInk ? (byte)(255 - ink) : ink;
        }
        return picture;
    }
}
