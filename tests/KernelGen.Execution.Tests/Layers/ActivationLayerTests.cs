using System;
using Xunit;
using Xunit.Abstractions;

namespace KernelGen.Execution.Tests.GenericLayers;

/// <summary>Activations on a million floats of every magnitude, against functions in double precision: the error in ulps.</summary>
public sealed class ActivationLayerTests(ITestOutputHelper output)
{
    private delegate void Activation(ReadOnlySpan<float> input, Span<float> output);

    private static readonly float[] Everywhere = EveryMagnitude();

    [Fact]
    public void Sigmoid_is_accurate() => Measure(Layers.Sigmoid, x => 1 / (1 + Math.Exp(-x)), 3);

    [Fact]
    public void Tanh_is_accurate() => Measure(Layers.Tanh, Math.Tanh, 3);

    [Fact]
    public void SiLU_is_accurate() => Measure(Layers.SiLU, x => x / (1 + Math.Exp(-x)), 4);

    [Fact]
    public void GELU_is_accurate() => Measure(Layers.GELU, x => x * NormalDistribution.Of(x), 5);

    [Fact]
    public void ReLUs_are_exact()
    {
        Measure(Layers.ReLU, x => Math.Max(x, 0), 0);
        Measure(Layers.ReLU6, x => Math.Clamp(x, 0, 6), 0);
        Measure((x, y) => Layers.LeakyReLU(x, y, 0.25f), x => x > 0 ? x : x / 4, 0);
    }

    [Fact]
    public void HardSwish_is_accurate() => Measure(Layers.HardSwish, x => x * Math.Clamp((double)((float)x + 3), 0, 6) / 6, 2);

    [Fact]
    public void Every_length_gives_the_same_bits()
    {
        var input = Everywhere[^70..];
        var whole = new float[input.Length];
        Layers.GELU(input, whole);
        for (var length = 0; length <= input.Length; length++)
        {
            var got = LayerNumbers.Unwritten(length);
            Layers.GELU(input.AsSpan(0, length), got);
            LayerNumbers.AreEqual(Array.ConvertAll(whole[..length], value => (double)value), got, $"{length} numbers");
        }
    }

    [Fact]
    public void Activations_work_in_place()
    {
        float[] numbers = [-2, -1, 0, 1, 2];
        Layers.ReLU(numbers, numbers);
        Assert.Equal([0, 0, 0, 1, 2], numbers);
        Assert.Throws<ArgumentException>(() => Layers.ReLU(numbers.AsSpan(0, 4), numbers.AsSpan(1)));
        Layers.LeakyReLU(numbers.AsSpan(3), numbers, 2);
        Assert.Equal([1, 2, 0, 1, 2], numbers);
    }

    private void Measure(Activation activation, Func<double, double> definition, double allowed)
    {
        var got = new float[Everywhere.Length];
        activation(Everywhere, got);
        var (worst, at) = (0.0, 0f);
        for (var i = 0; i < got.Length; i++)
        {
            var want = definition(Everywhere[i]);
            var error = (float)want == got[i] ? 0 : Math.Abs(want - got[i]) / Ulp(want);
            if (!(error <= worst)) (worst, at) = (error, Everywhere[i]);
        }
        output.WriteLine($"worst error {worst:0.00} ulp at {at:R}");
        var result = got[Array.IndexOf(Everywhere, at)];
        Assert.True(worst <= allowed, $"worst error {worst} ulp at {at:R}: {result:R}, wanted {definition(at):R}");
    }

    /// <summary>The distance between floats near a value, but of values below 2⁻¹²⁰ as there: a factor of theirs is subnormal.</summary>
    private static double Ulp(double value) => Math.ScaleB(1, Math.Max(Math.ILogB(value), -120) - 23);

    private static float[] EveryMagnitude()
    {
        const uint step = 4099;
        var numbers = new float[uint.MaxValue / step];
        var count = 0;
        for (uint bits = 0, n = 0; n < uint.MaxValue / step; n++, bits += step)
        {
            var x = BitConverter.UInt32BitsToSingle(bits);
            if (float.IsFinite(x)) numbers[count++] = x;
        }
        return numbers[..count];
    }
}
