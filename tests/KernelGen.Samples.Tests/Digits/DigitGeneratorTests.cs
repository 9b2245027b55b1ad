using System;
using System.Linq;
using System.Security.Cryptography;
using LearnDigits;
using LearnDigits.Handwriting;
using ReadDigit;
using Xunit;

namespace KernelGen.Samples.Tests.Digits;

public sealed class DigitGeneratorTests
{
    [Fact]
    public void A_seed_gives_the_same_digits_on_every_machine()
    {
        var digits = DigitGenerator.Generate(7, 500);
        var hash = SHA256.HashData([.. digits.Images, .. digits.Labels]);
        Assert.Equal("8cc4d14e93f445aec7ee2826ff73c8cceb23517fae5b98bcac3fd348aed18d21", Convert.ToHexStringLower(hash));
    }

    [Fact]
    public void Fewer_digits_are_the_first_of_more()
    {
        var (few, many) = (DigitGenerator.Generate(3, 25), DigitGenerator.Generate(3, 100));
        Assert.Equal(few.Labels, many.Labels[..25]);
        Assert.Equal(few.Images, many.Images[..few.Images.Length]);
    }

    [Fact]
    public void Seeds_give_different_digits()
    {
        var (one, other) = (DigitGenerator.Generate(1, 200), DigitGenerator.Generate(2, 200));
        Assert.NotEqual(one.Labels, other.Labels);
        var both = Enumerable.Range(0, 200).SelectMany(k => new[] { one, other }.Select(set => Convert.ToBase64String(set.Image(k))));
        Assert.Equal(400, both.Distinct().Count());
    }

    [Fact]
    public void Every_ten_digits_are_the_ten_digits()
    {
        var labels = DigitGenerator.Generate(11, 1000).Labels;
        foreach (var ten in labels.Chunk(10)) Assert.Equal(Enumerable.Range(0, 10), ten.Select(static it => (int)it).Order());
        Assert.NotEqual(labels[..10], labels[10..20]);
    }

    [Fact]
    public void A_digit_fits_its_box_and_lies_in_the_middle_by_its_mass()
    {
        var digits = DigitGenerator.Generate(5, 2000);
        for (var k = 0; k < digits.Count; k++)
        {
            var inked = Enumerable.Range(0, DigitSet.Pixels).Where(pixel => digits.Image(k)[pixel] > 100).ToArray();
            var height = Extent(inked.Select(static it => it / DigitSet.Side));
            var width = Extent(inked.Select(static it => it % DigitSet.Side));
            Assert.InRange(Math.Max(height, width), 17, 22);

            var mass = inked.Sum(pixel => (double)digits.Image(k)[pixel]);
            Assert.InRange(inked.Sum(pixel => (pixel % DigitSet.Side + 0.5) * digits.Image(k)[pixel]) / mass, 13, 15);
            Assert.InRange(inked.Sum(pixel => (pixel / DigitSet.Side + 0.5) * digits.Image(k)[pixel]) / mass, 13, 15);
        }

        static int Extent(System.Collections.Generic.IEnumerable<int> places) => places.Max() - places.Min() + 1;
    }

    [Fact]
    public void Shifted_digits_depend_on_seed_digit_and_epoch_and_are_judged_as_they_are()
    {
        var digits = DigitGenerator.Generate(1, 20);
        var shown = new ShiftedDigits(digits, 4);
        Assert.Equal(Read(shown, 3, 2), Read(new ShiftedDigits(digits, 4), 3, 2));
        Assert.NotEqual(Read(shown, 3, 2), Read(shown, 3, 1));
        Assert.NotEqual(Read(shown, 3, 2), Read(shown, 4, 2));
        Assert.NotEqual(Read(shown, 3, 2), Read(new ShiftedDigits(digits, 5), 3, 2));
        Assert.Equal(digits.Image(3).ToArray().Select(static it => it / 255f), Ink(3, -1), static (a, b) => Math.Abs(a - b) < 1e-6f);
        // Nothing is shifted out of the picture, and nothing is brighter than ink or darker than paper.
        for (var k = 0; k < 20; k++)
        {
            Assert.InRange(Ink(k, 0).Sum() / Ink(k, -1).Sum(), 0.75f, 1.3f);
            Assert.All(Ink(k, 0), static it => Assert.InRange(it, -1e-6f, 1 + 1e-6f));
        }

        // From 0 to 1, as it was before the net's scaling.
        float[] Ink(int index, int epoch) =>
            Array.ConvertAll(Read(shown, index, epoch), static it => it * (float)BakedDigitNet.Deviation + (float)BakedDigitNet.Mean);

        static float[] Read(ShiftedDigits shown, int index, int epoch)
        {
            var input = new float[DigitSet.Pixels];
            shown.Read(index, epoch, input, new float[1]);
            return input;
        }
    }
}
