using System;
using Xunit;

namespace KernelGen.Execution.Tests.GenericLayers;

/// <summary>Pools at random, against the definition: with padding, dilation, ceil mode and both divisors.</summary>
public sealed class PoolLayerTests
{
    [Fact]
    public void Pools_equal_their_definition()
    {
        var ceilings = 0;
        for (var seed = 0; seed < 800; seed++) ceilings += Check(new Random(seed), seed);
        Assert.True(ceilings > 50, $"only {ceilings} layers have a window that ceil mode adds");
    }

    private static int Check(Random random, int seed)
    {
        var shape = new TensorShape(random.Next(1, 4), random.Next(1, 20), random.Next(1, 50));
        var dilation = LayerNumbers.Pick(random, 1, 1, 2);
        var (rows, columns) = (Axis(random, shape.Height, dilation), Axis(random, shape.Width, dilation));
        var ceil = random.Next(2) == 0;
        var (height, width) = ceil ? (rows.CeilOutputs, columns.CeilOutputs) : (rows.Outputs, columns.Outputs);
        var max = Said(new MaxPool2DOptions { Dilation = dilation, CeilMode = ceil }, rows, columns);
        if (height < 1 || width < 1)
        {
            Assert.Throws<ArgumentException>(() => max.OutputShape(shape));
            return 0;
        }
        var output = new TensorShape(shape.Channels, height, width);
        Assert.Equal(output, max.OutputShape(shape));

        var what = $"seed {seed}: {max} on {shape}";
        var x = LayerNumbers.Integers(random, shape.Length);
        var got = LayerNumbers.Unwritten(output.Length);
        PoisonedPool.Prepare();
        Layers.MaxPool2D(max, shape, x, got);
        LayerNumbers.AreEqual(Textbook.Greatest(shape, rows, columns, height, width, x), got, what);
        if (dilation == 1)
        {
            var sum = Said(new SumPool2DOptions { CeilMode = ceil }, rows, columns);
            PoisonedPool.Prepare();
            Layers.SumPool2D(sum, shape, x, got);
            LayerNumbers.AreEqual(Textbook.Sum(shape, rows, columns, height, width, x), got, what);
            foreach (var countPadding in new[] { true, false })
            {
                var mean = Said(new AvgPool2DOptions { CeilMode = ceil, CountIncludePad = countPadding }, rows, columns);
                PoisonedPool.Prepare();
                Layers.AvgPool2D(mean, shape, x, got);
                var want = Textbook.Mean(shape, rows, columns, height, width, x, countPadding);
                LayerNumbers.AreEqual(Array.ConvertAll(want, value => (double)(float)value), got, what);
            }
        }
        return ceil && (height, width) != (rows.Outputs, columns.Outputs) ? 1 : 0;
    }

    [Fact]
    public void Strides_and_sizes_that_are_not_said_are_those_of_the_window()
    {
        Assert.Equal(new TensorShape(2, 3, 3), new MaxPool2DOptions(2).OutputShape(new(2, 7, 7)));
        Assert.Equal(new TensorShape(2, 2, 3), new AvgPool2DOptions(2) { KernelHeight = 3 }.OutputShape(new(2, 7, 7)));
        Assert.Equal(new TensorShape(2, 6, 6), new SumPool2DOptions(2) { Stride = 1 }.OutputShape(new(2, 7, 7)));
        Assert.Equal(new TensorShape(2, 4, 4), new SumPool2DOptions(2) { CeilMode = true }.OutputShape(new(2, 7, 7)));
    }

    [Fact]
    public void Global_pools_reduce_whole_channels()
    {
        foreach (var plane in new[] { 1, 3, 16, 31, 200 })
        {
            var shape = new TensorShape(5, 1, plane);
            var x = LayerNumbers.Integers(new Random(plane), shape.Length);
            var axis = new TextbookAxis(plane, plane, 1, 1, 0, 0);
            var one = new TextbookAxis(1, 1, 1, 1, 0, 0);
            var got = LayerNumbers.Unwritten(5);
            Layers.GlobalMaxPool2D(shape, x, got);
            LayerNumbers.AreEqual(Textbook.Greatest(shape, one, axis, 1, 1, x), got, $"maximum of {plane}");
            Layers.GlobalAvgPool2D(shape, x, got);
            var means = Textbook.Mean(shape, one, axis, 1, 1, x, true);
            LayerNumbers.AreEqual(Array.ConvertAll(means, value => (double)(float)value), got, $"mean of {plane}");
        }
    }

    private static T Said<T>(T options, TextbookAxis rows, TextbookAxis columns)
        where T : PoolLayerOptions =>
        (T)(options with
        {
            KernelHeight = rows.Window,
            KernelWidth = columns.Window,
            StrideHeight = rows.Stride,
            StrideWidth = columns.Stride,
            PaddingTop = rows.Before,
            PaddingBottom = rows.After,
            PaddingLeft = columns.Before,
            PaddingRight = columns.After,
        });

    private static TextbookAxis Axis(Random random, int input, int dilation)
    {
        var window = random.Next(1, 6);
        var half = (dilation * (window - 1) + 1) / 2;
        return new(input, window, LayerNumbers.Pick(random, 1, 2, 2, 3), dilation, random.Next(half + 1), random.Next(half + 1));
    }
}
