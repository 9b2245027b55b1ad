using System;
using System.Globalization;
using System.Linq;
using System.Numerics;
using KernelGen.Shared;
using Xunit;

namespace KernelGen.Generator.Tests.Arithmetic;

/// <summary>Decimals as written, fractions, and Gaussian weights.</summary>
public sealed class ExactNumberTests
{
    [Fact]
    public void A_double_is_read_as_its_shortest_decimal()
    {
        var random = new Random(1);
        var values = new[] { 0.1, 1.4, -0.1, 1e-5, 123456.789, 5e-324, double.MaxValue, double.Epsilon * 3, 2.2250738585072014e-308, 9007199254740993, 1e23, 0.3, 4.35, Math.PI, Math.Pow(2, -44), Math.Pow(2, 70), 0 }
            .Concat(Enumerable.Range(0, 20_000).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue))).Where(double.IsFinite))
            .Concat(Enumerable.Range(0, 5_000).Select(_ => Math.Round(random.NextDouble() * 100, random.Next(1, 15))));
        foreach (var value in values) Assert.Equal(Decimal(value.ToString("R", CultureInfo.InvariantCulture)), ShortestDecimal.Read(value));
    }

    [Theory]
    [InlineData(0.1, 1)]
    [InlineData(1.0 / 6, 17)]
    [InlineData(0, 0)]
    [InlineData(-120, 2)]
    public void Digits_are_counted(double value, int digits) => Assert.Equal(digits, ShortestDecimal.CountDigits(value));

    [Fact]
    public void Fractions_round_to_the_nearest_float_and_double()
    {
        var random = new Random(2);
        for (var i = 0; i < 20_000; i++)
        {
            var value = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            if (!double.IsFinite(value)) continue;
            var exact = Binary(value);
            Assert.Equal(value, exact.ToDouble());
            Assert.Equal((float)value, exact.ToSingle());
        }
        // halfway between two floats, and just beside
        var tie = Binary(1 + Math.Pow(2, -24));
        Assert.Equal(1f, tie.ToSingle());
        Assert.Equal(1f + MathF.Pow(2, -23), (tie + new Rational(1, BigInteger.One << 80)).ToSingle());
        Assert.Equal(float.PositiveInfinity, Binary(3.5e38).ToSingle());
    }

    [Theory]
    [InlineData(1, 0, 8)]
    [InlineData(11, 0, 8)]
    [InlineData(5, 1.1, 8)]
    [InlineData(7, 1.5, 16)]
    [InlineData(4, 0.9, 8)]
    [InlineData(21, 3, 8)]
    [InlineData(2, 0.01, 8)]
    [InlineData(9, 100, 8)]
    public void Quantized_weights_sum_to_one_and_are_near_the_ideal(int size, double sigma, int bits)
    {
        var weights = GaussianWeights.Quantized(size, ShortestDecimal.Read(sigma), bits);
        Assert.Equal(Rational.One, weights.Aggregate((a, b) => a + b));
        Assert.Equal(weights, weights.Reverse());
        var s = sigma == 0 ? 0.3 * ((size - 1) * 0.5 - 1) + 0.8 : sigma;
        var ideal = Enumerable.Range(0, size).Select(i => Math.Exp(-Math.Pow(i - (size - 1) / 2.0, 2) / (2 * s * s))).ToArray();
        if (ideal.Sum() == 0) return;
        for (var i = 0; i < size; i++) Assert.InRange(weights[i].ToDouble() - ideal[i] / ideal.Sum(), -3.0 / (1 << bits), 3.0 / (1 << bits));
        var exact = GaussianWeights.Exact(size, ShortestDecimal.Read(sigma));
        Assert.Equal(Rational.One, exact.Aggregate((a, b) => a + b));
        for (var i = 0; i < size; i++) Assert.InRange(exact[i].ToDouble() - ideal[i] / ideal.Sum(), -1e-14, 1e-14);
    }

    private static Rational Decimal(string text)
    {
        var parts = text.Split('E');
        var exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        if (point >= 0) exponent -= parts[0].Length - point - 1;
        var digits = BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return exponent >= 0 ? new Rational(digits * BigInteger.Pow(10, exponent), 1) : new Rational(digits, BigInteger.Pow(10, -exponent));
    }

    private static Rational Binary(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var biased = (int)(bits >> 52 & 0x7FF);
        var mantissa = (BigInteger)(bits & 0xF_FFFF_FFFF_FFFF) + (biased == 0 ? 0 : BigInteger.One << 52);
        var exponent = Math.Max(biased, 1) - 1075;
        if (bits < 0) mantissa = -mantissa;
        return exponent >= 0 ? new Rational(mantissa << exponent, 1) : new Rational(mantissa, BigInteger.One << -exponent);
    }
}
