using System;
using System.Linq;
using Xunit;

namespace KernelGen.Execution.Tests.GenericLayers;

/// <summary>Linear, softmax, batch normalization, sums and joins of tensors, against the definition in double precision.</summary>
public sealed class PointwiseLayerTests
{
    private static readonly TensorShape[] Shapes = [new(1), new(10), new(7, 1, 5), new(3, 4, 5), new(2, 9, 31), new(1000)];

    [Fact]
    public void Linear_equals_its_definition()
    {
        foreach (var (inputs, outputs) in new[] { (1, 1), (7, 3), (16, 4), (33, 10), (64, 9), (257, 33), (1024, 30) })
        {
            var random = new Random(inputs);
            var x = LayerNumbers.Integers(random, inputs);
            var weight = LayerNumbers.Integers(random, inputs * outputs);
            var bias = inputs == 64 ? [] : LayerNumbers.Integers(random, outputs);
            var want = Enumerable.Range(0, outputs)
                .Select(o => Enumerable.Range(0, inputs).Sum(i => (double)x[i] * weight[o * inputs + i]) + (bias.Length == 0 ? 0 : bias[o]))
                .ToArray();
            var got = new float[outputs];
            Layers.Linear(x, weight, bias, got);
            LayerNumbers.AreEqual(want, got, $"{inputs} to {outputs}");
        }
    }

    [Fact]
    public void Softmax_equals_its_definition()
    {
        foreach (var shape in Shapes)
        {
            var x = Scaled(LayerNumbers.Fractions(new Random(1), shape.Length), 20);
            var (soft, log) = (LayerNumbers.Unwritten(shape.Length), LayerNumbers.Unwritten(shape.Length));
            PoisonedPool.Prepare();
            Layers.Softmax(shape, x, soft);
            PoisonedPool.Prepare();
            Layers.LogSoftmax(shape, x, log);
            var want = new double[shape.Length];
            for (var n = 0; n < want.Length; n++)
                want[n] = x[n] - Math.Log(Enumerable.Range(0, shape.Channels).Sum(c => Math.Exp(x[c * shape.Plane + n % shape.Plane])));
            LayerNumbers.AreNear(want, log, n => 4e-6, $"logarithm over {shape}");
            LayerNumbers.AreNear(Array.ConvertAll(want, Math.Exp), soft, n => 4e-6 * Math.Exp(want[n]), $"over {shape}");
        }
    }

    [Fact]
    public void Softmax_of_large_numbers_does_not_overflow()
    {
        var got = new float[3];
        Layers.Softmax(new(3), [10_000, 10_000, -10_000], got);
        Assert.Equal([0.5f, 0.5f, 0], got);
        Layers.LogSoftmax(new(3), [10_000, -10_000, 10_000], got);
        Assert.Equal([-MathF.Log(2), -20_000 - MathF.Log(2), -MathF.Log(2)], got);
    }

    [Fact]
    public void BatchNorm2D_equals_its_definition()
    {
        foreach (var shape in Shapes)
        {
            var random = new Random(2);
            float[] Channel() => LayerNumbers.Fractions(random, shape.Channels);
            var (x, weight, bias, mean) = (LayerNumbers.Fractions(random, shape.Length), Channel(), Channel(), Channel());
            var variance = Array.ConvertAll(Channel(), MathF.Abs);
            var got = LayerNumbers.Unwritten(shape.Length);
            Layers.BatchNorm2D(shape, x, weight, bias, mean, variance, got, 1e-3);
            double Scale(int n) => weight[n / shape.Plane] / Math.Sqrt(variance[n / shape.Plane] + 1e-3);
            var want = x.Select((value, n) => (value - mean[n / shape.Plane]) * Scale(n) + bias[n / shape.Plane]).ToArray();
            LayerNumbers.AreNear(want, got, n => 4e-7 * (2 * Math.Abs(Scale(n)) + 1), $"{shape}");
        }
    }

    [Fact]
    public void Sums_and_joins_of_tensors()
    {
        foreach (var shape in Shapes)
        {
            var random = new Random(3);
            var (a, b) = (LayerNumbers.Integers(random, shape.Length), LayerNumbers.Integers(random, shape.Length));
            var got = LayerNumbers.Unwritten(shape.Length);
            Layers.Add(a, b, got);
            LayerNumbers.AreEqual(a.Zip(b, (left, right) => (double)left + right).ToArray(), got, $"sum of {shape}");
            var joined = LayerNumbers.Unwritten(2 * shape.Length);
            Layers.Concat(shape, a, shape, b, joined);
            LayerNumbers.AreEqual(a.Concat(b).Select(value => (double)value).ToArray(), joined, $"join of {shape}");
            Layers.Flatten(a, got);
            LayerNumbers.AreEqual(Array.ConvertAll(a, value => (double)value), got, "flattened");
            Layers.Dropout(b, got);
            LayerNumbers.AreEqual(Array.ConvertAll(b, value => (double)value), got, "passed on");
        }
        Assert.Throws<ArgumentException>(() => Layers.Concat(new(1, 2, 3), new float[6], new(1, 3, 2), new float[6], new float[12]));
    }

    private static float[] Scaled(float[] numbers, float factor) => Array.ConvertAll(numbers, number => number * factor);
}
