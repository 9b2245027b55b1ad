using System;
using Xunit;

namespace KernelGen.Execution.Tests.GenericLayers;

/// <summary>Convolutions at random, against the definition: exactly for integers, within the stated bound for fractions.</summary>
public sealed class ConvolutionLayerTests
{
    [Theory]
    [InlineData(true, 600)]
    [InlineData(false, 300)]
    public void Conv2D_equals_its_definition(bool integers, int layers)
    {
        for (var seed = 0; seed < layers; seed++) Check(new Random(seed), integers, seed);
    }

    [Theory]
    [InlineData(3, 224, 224, 32, 3, 2, 1, 1)]
    [InlineData(64, 56, 56, 64, 3, 1, 1, 1)]
    [InlineData(128, 56, 56, 128, 3, 1, 1, 128)]
    [InlineData(64, 28, 28, 128, 1, 1, 0, 1)]
    [InlineData(1, 28, 28, 8, 5, 1, 2, 1)]
    public void Layers_of_known_networks_equal_their_definition(
        int channels, int height, int width, int outChannels, int size, int stride, int padding, int groups)
    {
        var options = new Conv2DOptions(outChannels, size) { Stride = stride, Padding = padding, Groups = groups };
        var rows = new TextbookAxis(height, size, stride, 1, padding, padding);
        var columns = new TextbookAxis(width, size, stride, 1, padding, padding);
        Compare(new Random(1), true, options, new(channels, height, width), rows, columns, options.ToString());
    }

    [Fact]
    public void Conv1D_is_a_convolution_over_one_row()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var groups = LayerNumbers.Pick(random, 1, 1, 2, 3);
            var shape = new TensorShape(groups * random.Next(1, 4), 1, random.Next(1, 80));
            var options = new Conv1DOptions(groups * random.Next(1, 5), random.Next(1, 8))
            {
                Stride = random.Next(1, 4),
                Padding = random.Next(0, 4),
                Dilation = random.Next(1, 4),
                Groups = groups,
            };
            var (size, padding) = (options.KernelSize, options.Padding);
            var columns = new TextbookAxis(shape.Width, size, options.Stride, options.Dilation, padding, padding);
            if (columns.Outputs == 0) continue;
            var x = LayerNumbers.Integers(random, shape.Length);
            var weight = LayerNumbers.Integers(random, options.WeightLength(shape));
            var bias = LayerNumbers.Integers(random, options.OutChannels);
            var got = LayerNumbers.Unwritten(options.OutputShape(shape).Length);
            PoisonedPool.Prepare();
            Layers.Conv1D(options, shape, x, weight, bias, got);
            var want = Textbook.Convolve(shape, new(1, 1, 1, 1, 0, 0), columns, options.OutChannels, groups, x, weight, bias);
            LayerNumbers.AreEqual(want.Sums, got, $"seed {seed}: {options} on {shape}");
        }
    }

    private static void Check(Random random, bool integers, int seed)
    {
        var groups = LayerNumbers.Pick(random, 1, 1, 1, 2, 3, 5);
        var shape = new TensorShape(groups * random.Next(1, 5), random.Next(1, 24), random.Next(1, 45));
        var rows = Axis(random, shape.Height);
        var columns = Axis(random, shape.Width);
        var options = new Conv2DOptions(groups * LayerNumbers.Pick(random, 1, 2, 3, 6, 7, 8, 13))
        {
            KernelHeight = rows.Window,
            KernelWidth = columns.Window,
            StrideHeight = rows.Stride,
            StrideWidth = columns.Stride,
            DilationHeight = rows.Dilation,
            DilationWidth = columns.Dilation,
            PaddingTop = rows.Before,
            PaddingBottom = rows.After,
            PaddingLeft = columns.Before,
            PaddingRight = columns.After,
            Groups = groups,
        };
        if (rows.Outputs == 0 || columns.Outputs == 0)
        {
            Assert.Throws<ArgumentException>(() => options.OutputShape(shape));
            return;
        }
        Assert.Equal(new TensorShape(options.OutChannels, rows.Outputs, columns.Outputs), options.OutputShape(shape));
        Compare(random, integers, options, shape, rows, columns, $"seed {seed}: {options} on {shape}");
    }

    private static void Compare(
        Random random, bool integers, Conv2DOptions options, TensorShape shape, TextbookAxis rows, TextbookAxis columns, string what)
    {
        Func<Random, int, float[]> numbers = integers ? LayerNumbers.Integers : LayerNumbers.Fractions;
        var x = numbers(random, shape.Length);
        var weight = numbers(random, options.WeightLength(shape));
        var bias = random.Next(4) == 0 ? [] : numbers(random, options.OutChannels);
        var got = LayerNumbers.Unwritten(options.OutputShape(shape).Length);
        PoisonedPool.Prepare();
        Layers.Conv2D(options, shape, x, weight, bias, got);
        var (sums, magnitudes) = Textbook.Convolve(shape, rows, columns, options.OutChannels, options.Groups, x, weight, bias);
        var taps = weight.Length / options.OutChannels;
        if (integers) LayerNumbers.AreEqual(sums, got, what);
        else LayerNumbers.AreNear(sums, got, n => (taps + 1) * Math.Pow(2, -23) * magnitudes[n], what);
    }

    private static TextbookAxis Axis(Random random, int input) => new(
        input,
        random.Next(1, 6),
        LayerNumbers.Pick(random, 1, 1, 2, 3, 4),
        LayerNumbers.Pick(random, 1, 1, 2, 3),
        random.Next(0, 4),
        random.Next(0, 4));
}
