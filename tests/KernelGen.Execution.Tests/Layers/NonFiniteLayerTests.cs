using System;
using System.Linq;
using Xunit;

namespace KernelGen.Execution.Tests.GenericLayers;

/// <summary>NaN goes through every layer to just the outputs that see it; infinities behave as in PyTorch.</summary>
public sealed class NonFiniteLayerTests
{
    private static readonly TensorShape Shape = new(2, 9, 21);

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(377)]
    public void A_NaN_reaches_just_the_windows_that_see_it(int place)
    {
        var x = LayerNumbers.Integers(new Random(4), Shape.Length);
        x[place] = float.NaN;
        var axes = (Rows: new TextbookAxis(9, 3, 2, 1, 1, 1), Columns: new TextbookAxis(21, 3, 2, 1, 1, 1));
        var (height, width) = (axes.Rows.Outputs, axes.Columns.Outputs);
        var options = new MaxPool2DOptions(3) { Stride = 2, Padding = 1 };
        var want = Textbook.Greatest(Shape, axes.Rows, axes.Columns, height, width, x);
        var got = LayerNumbers.Unwritten(want.Length);
        Layers.MaxPool2D(options, Shape, x, got);
        Assert.InRange(want.Count(double.IsNaN), 1, 4);
        LayerNumbers.AreEqual(want, got, "maximum");

        Layers.AvgPool2D(new AvgPool2DOptions(3) { Stride = 2, Padding = 1 }, Shape, x, got);
        Assert.Equal(want.Select(double.IsNaN), got[..want.Length].Select(float.IsNaN));

        float[] weight = [.. Enumerable.Repeat(1f, 9)];
        var each = new Conv2DOptions(2, 3) { Stride = 2, Padding = 1, Groups = 2 };
        Layers.Conv2D(each, Shape, x, [.. weight, .. weight], [], got);
        Assert.Equal(want.Select(double.IsNaN), got[..want.Length].Select(float.IsNaN));
    }

    [Fact]
    public void Activations_of_values_that_are_not_finite()
    {
        float[] x = [float.NaN, float.PositiveInfinity, float.NegativeInfinity];
        Check(Layers.ReLU, float.NaN, float.PositiveInfinity, 0);
        Check(Layers.ReLU6, float.NaN, 6, 0);
        Check((input, output) => Layers.LeakyReLU(input, output), float.NaN, float.PositiveInfinity, float.NegativeInfinity);
        Check(Layers.Sigmoid, float.NaN, 1, 0);
        Check(Layers.Tanh, float.NaN, 1, -1);
        Check(Layers.SiLU, float.NaN, float.PositiveInfinity, float.NaN);
        Check(Layers.GELU, float.NaN, float.PositiveInfinity, float.NaN);
        Check(Layers.HardSwish, float.NaN, float.PositiveInfinity, float.NaN);

        void Check(Activation activation, params float[] want)
        {
            var got = new float[3];
            activation(x, got);
            Assert.Equal(want, got);
        }
    }

    private delegate void Activation(ReadOnlySpan<float> input, Span<float> output);

    [Fact]
    public void Infinities_among_others()
    {
        var got = new float[3];
        Layers.Softmax(new(3), [1, float.NegativeInfinity, 1], got);
        Assert.Equal([0.5f, 0, 0.5f], got);
        Layers.Softmax(new(3), [1, float.PositiveInfinity, 1], got);
        Assert.All(got, value => Assert.True(float.IsNaN(value) || value == 0));
        Assert.True(float.IsNaN(got[1]));
        Layers.Softmax(new(3), [1, float.NaN, 1], got);
        Assert.All(got, value => Assert.True(float.IsNaN(value)));
        Layers.MaxPool2D(new MaxPool2DOptions(3), new(1, 3, 3), Enumerable.Repeat(float.NegativeInfinity, 9).ToArray(), got);
        Assert.Equal(float.NegativeInfinity, got[0]);
        Layers.Linear([float.PositiveInfinity, 1], [1, 1, -1, 1, 0, 1], [], got);
        Assert.Equal([float.PositiveInfinity, float.NegativeInfinity, float.NaN], got);
        Layers.GlobalMaxPool2D(new(1, 4, 9), [.. new float[35], float.NaN], got);
        Assert.True(float.IsNaN(got[0]));
        Layers.GlobalAvgPool2D(new(1, 4, 9), [.. new float[35], float.PositiveInfinity], got);
        Assert.Equal(float.PositiveInfinity, got[0]);
    }
}
