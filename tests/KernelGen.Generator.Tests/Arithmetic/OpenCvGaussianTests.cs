using System;
using System.Globalization;
using System.IO;
using System.Linq;
using KernelGen.Shared;
using Xunit;

namespace KernelGen.Generator.Tests.Arithmetic;

/// <summary>Gaussians against OpenCV: kernels that it used, and its published definition.</summary>
public sealed class OpenCvGaussianTests
{
    [Fact]
    public void Quantized_weights_are_those_of_OpenCV_for_every_size_and_sigma_of_the_table()
    {
        using var stream = typeof(OpenCvGaussianTests).Assembly.GetManifestResourceStream("opencv-gaussian.txt")!;
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToArray();
        Assert.Equal(2 * 16 * 19, lines.Length);
        foreach (var line in lines)
        {
            var words = line.Split(' ');
            var (bits, size) = (int.Parse(words[0], CultureInfo.InvariantCulture), int.Parse(words[1], CultureInfo.InvariantCulture));
            var sigma = ShortestDecimal.Read(double.Parse(words[2], CultureInfo.InvariantCulture));
            var half = words[3..].Select(word => new Rational(int.Parse(word, CultureInfo.InvariantCulture), 1 << bits)).ToArray();
            Assert.Equal([.. half, .. half.Reverse().Skip(1)], GaussianWeights.Quantized(size, sigma, bits));
        }
    }

    [Theory]
    [InlineData(1, 1, new[] { 1 })]
    [InlineData(3, 4, new[] { 1, 2, 1 })]
    [InlineData(5, 16, new[] { 1, 4, 6, 4, 1 })]
    [InlineData(7, 64, new[] { 2, 7, 14, 18, 14, 7, 2 })]
    [InlineData(9, 256, new[] { 4, 13, 30, 51, 60, 51, 30, 13, 4 })]
    public void Sigma_zero_has_fixed_kernels_for_small_odd_sizes(int size, int sum, int[] weights)
    {
        var expected = weights.Select(weight => new Rational(weight, sum)).ToArray();
        Assert.Equal(expected, GaussianWeights.Exact(size, Rational.Zero));
        foreach (var bits in new[] { 8, 16, 24 }) Assert.Equal(expected, GaussianWeights.Quantized(size, Rational.Zero, bits));
    }

    /// <summary>Above 9, and for even sizes, which OpenCV does not have: sigma by its formula.</summary>
    [Theory]
    [InlineData(2, "0.65")]
    [InlineData(4, "0.95")]
    [InlineData(8, "1.55")]
    [InlineData(11, "2")]
    [InlineData(31, "5")]
    public void Sigma_zero_is_a_formula_for_all_other_sizes(int size, string sigma) =>
        Assert.Equal(
            GaussianWeights.Exact(size, ShortestDecimal.Read(double.Parse(sigma, CultureInfo.InvariantCulture))),
            GaussianWeights.Exact(size, Rational.Zero));

    /// <summary>What OpenCV's getGaussianKernel computes for floats: exp(−d²/2σ²) over the sum.</summary>
    [Fact]
    public void Unquantized_weights_follow_the_published_definition()
    {
        for (var size = 1; size <= 31; size += 2)
        {
            for (var tenths = 1; tenths <= 200; tenths += 3)
            {
                var sigma = tenths / 10.0;
                var samples = Enumerable.Range(0, size).Select(i => Math.Exp(-Math.Pow(i - (size - 1) * 0.5, 2) / (2 * sigma * sigma))).ToArray();
                var weights = GaussianWeights.Exact(size, ShortestDecimal.Read(sigma));
                for (var i = 0; i < size; i++) Assert.Equal(samples[i] / samples.Sum(), weights[i].ToDouble(), 1e-15);
            }
        }
    }

    /// <summary>cvRound(sigma·m·2 + 1) | 1, m = 3 for bytes and 4 for all other sources; ties to even.</summary>
    [Theory]
    [InlineData(0.01, 1, 1)]
    [InlineData(0.25, 3, 3)]
    [InlineData(0.5, 5, 5)]
    [InlineData(0.75, 7, 7)]
    [InlineData(1, 7, 9)]
    [InlineData(1.1, 9, 11)]
    [InlineData(2.25, 15, 19)]
    [InlineData(20, 121, 161)]
    [InlineData(600, 3601, 4801)]
    public void A_size_of_zero_follows_sigma(double sigma, int bytes, int others)
    {
        Assert.Equal(bytes, GaussianWeights.SizeFor(ShortestDecimal.Read(sigma), isByte: true));
        Assert.Equal(others, GaussianWeights.SizeFor(ShortestDecimal.Read(sigma), isByte: false));
    }
}
