using System;
using Xunit;

namespace KernelGen.Execution.Tests.GenericLayers;

/// <summary>Transposed convolutions at random, against the definition: every input spread over its window.</summary>
public sealed class TransposedLayerTests
{
    [Theory]
    [InlineData(true, 500)]
    [InlineData(false, 200)]
    public void ConvTranspose2D_equals_its_definition(bool integers, int layers)
    {
        var ran = 0;
        for (var seed = 0; seed < layers; seed++)
            if (Check(new Random(seed), integers, seed)) ran++;
        Assert.True(ran > layers / 2, $"only {ran} of {layers} layers have an output");
    }

    private static bool Check(Random random, bool integers, int seed)
    {
        var groups = LayerNumbers.Pick(random, 1, 1, 2, 3);
        var shape = new TensorShape(groups * random.Next(1, 4), random.Next(1, 12), random.Next(1, 24));
        var (rows, columns) = (Axis(random, shape.Height), Axis(random, shape.Width));
        var limit = Math.Min(Math.Max(rows.Stride, rows.Dilation), Math.Max(columns.Stride, columns.Dilation));
        var options = new ConvTranspose2DOptions(groups * random.Next(1, 8))
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
            OutputPadding = random.Next(limit),
            Groups = groups,
        };
        var output = new TensorShape(options.OutChannels, Length(rows, options.OutputPadding), Length(columns, options.OutputPadding));
        if (output.Height < 1 || output.Width < 1)
        {
            Assert.Throws<ArgumentException>(() => options.OutputShape(shape));
            return false;
        }
        Assert.Equal(output, options.OutputShape(shape));

        Func<Random, int, float[]> numbers = integers ? LayerNumbers.Integers : LayerNumbers.Fractions;
        var x = numbers(random, shape.Length);
        var weight = numbers(random, options.WeightLength(shape));
        var bias = random.Next(3) == 0 ? [] : numbers(random, options.OutChannels);
        var got = LayerNumbers.Unwritten(output.Length);
        PoisonedPool.Prepare();
        Layers.ConvTranspose2D(options, shape, x, weight, bias, got);
        var (sums, magnitudes) = Textbook.Spread(shape, rows, columns, output, groups, x, weight, bias);
        var taps = weight.Length / options.OutChannels;
        if (integers) LayerNumbers.AreEqual(sums, got, $"seed {seed}: {options} on {shape}");
        else LayerNumbers.AreNear(sums, got, n => (taps + 1) * Math.Pow(2, -23) * magnitudes[n], $"seed {seed}: {options} on {shape}");
        return true;
    }

    /// <summary>One behind the last output that any tap reaches, the padding cut off at both ends and the output padding put on.</summary>
    private static int Length(TextbookAxis axis, int outputPadding) =>
        (axis.Input - 1) * axis.Stride + axis.Extent - axis.Before - axis.After + outputPadding;

    private static TextbookAxis Axis(Random random, int input) => new(
        input,
        random.Next(1, 6),
        LayerNumbers.Pick(random, 1, 2, 2, 3, 4),
        LayerNumbers.Pick(random, 1, 1, 2, 3),
        random.Next(0, 4),
        random.Next(0, 4));
}
