using System;
using Xunit;

namespace KernelGen.Execution.Tests.GenericLayers;

/// <summary>What layers refuse; the messages say what was found and what is needed.</summary>
public sealed class LayerArgumentTests
{
    private static readonly TensorShape Shape = new(4, 8, 8);

    [Fact]
    public void Spans_of_wrong_lengths_are_refused()
    {
        var options = new Conv2DOptions(6, 3) { Padding = 1 };
        void Run(int input, int weight, int bias, int output) =>
            Layers.Conv2D(options, Shape, new float[input], new float[weight], new float[bias], new float[output]);
        Run(256, 216, 6, 384);
        Run(300, 216, 0, 400);
        Says("the input has 255 numbers; 256 are needed", () => Run(255, 216, 6, 384));
        Says("the weight has 217 numbers; 216 are needed", () => Run(256, 217, 6, 384));
        Says("the bias has 5 numbers; 6 are needed", () => Run(256, 216, 5, 384));
        Says("the output has 383 numbers; 384 are needed", () => Run(256, 216, 6, 383));
        Says("the weight has 7 numbers; 2 inputs and 3 outputs need 6", () => Layers.Linear(new float[2], new float[7], [], new float[3]));
        Says("the runningMean has 3 numbers; 4 are needed", () =>
            Layers.BatchNorm2D(Shape, new float[256], new float[4], new float[4], new float[3], new float[4], new float[256]));
        Says("the right has 3 numbers; 4 are needed", () => Layers.Add(new float[4], new float[3], new float[4]));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Says("a stride is 0", () => new Conv2DOptions(6, 3) { Stride = 0 }.OutputShape(Shape));
        Says("a kernel size is 0", () => new Conv2DOptions(6).OutputShape(Shape));
        Says("a dilation is -1", () => new Conv2DOptions(6, 3) { DilationWidth = -1 }.OutputShape(Shape));
        Says("a padding is -1", () => new Conv2DOptions(6, 3) { PaddingBottom = -1 }.OutputShape(Shape));
        Says("4 input and 6 output channels in 4 groups", () => new Conv2DOptions(6, 3) { Groups = 4 }.OutputShape(Shape));
        Says("4 input and 6 output channels in 3 groups", () => new ConvTranspose2DOptions(6, 3) { Groups = 3 }.OutputShape(Shape));
        Says("the output padding is 2", () => new ConvTranspose2DOptions(6, 3) { Stride = 2, OutputPadding = 2 }.OutputShape(Shape));
        Says("a padding is 2; at most half the window is possible, 1", () => new MaxPool2DOptions(3) { Padding = 2 }.OutputShape(Shape));
        Says("a signal has one row", () => new Conv1DOptions(6, 3).OutputShape(Shape));
        Says("each of its sizes must be at least 1", () => new AvgPool2DOptions(2).OutputShape(new(4, 0, 8)));
        Says("their product at most", () => new AvgPool2DOptions(2).OutputShape(new(4, 1 << 20, 1 << 20)));
    }

    /// <summary>What is asked first, the weight's length, is refused for the same reasons as the output's shape.</summary>
    [Fact]
    public void The_length_of_a_weight_is_refused_as_the_shape_is()
    {
        Says("4 input and 6 output channels in 0 groups", () => new Conv2DOptions(6, 3) { Groups = 0 }.WeightLength(Shape));
        Says("in -2 groups", () => new ConvTranspose2DOptions(6, 3) { Groups = -2 }.WeightLength(Shape));
        Says("in 0 groups", () => new Conv1DOptions(6, 3) { Groups = 0 }.WeightLength(new(4, 1, 8)));
        Says("4 input and 0 output channels", () => new Conv2DOptions(0, 3).WeightLength(Shape));
        Says("4 input and -1 output channels", () => new Conv1DOptions(-1, 3).WeightLength(new(4, 1, 8)));
        Says("a kernel size is 0", () => new Conv2DOptions(6).WeightLength(Shape));
        Says("a kernel size is -3", () => new ConvTranspose2DOptions(6, 3) { KernelWidth = -3 }.WeightLength(Shape));
        Says("a stride is 0", () => new Conv2DOptions(6, 3) { StrideWidth = 0 }.WeightLength(Shape));
        Says("a stride is -1", () => new Conv1DOptions(6, 3) { Stride = -1 }.WeightLength(new(4, 1, 8)));
        Says("a dilation is 0", () => new ConvTranspose2DOptions(6, 3) { Dilation = 0 }.WeightLength(Shape));
        Says("the output padding is 1", () => new ConvTranspose2DOptions(6, 3) { OutputPadding = 1 }.WeightLength(Shape));
        Says("a signal has one row", () => new Conv1DOptions(6, 3).WeightLength(Shape));
        Says("each of its sizes must be at least 1", () => new Conv2DOptions(6, 3).WeightLength(new(0, 8, 8)));
        Says("the weight would have 4294967296 numbers", () => new Conv2DOptions(1 << 26, 4).WeightLength(Shape));
        Says("the weight would have", () => new ConvTranspose2DOptions(int.MaxValue, 1 << 15).WeightLength(Shape));
        Assert.Equal(216, new Conv2DOptions(6, 3).WeightLength(Shape));
        Assert.Equal(108, new ConvTranspose2DOptions(6, 3) { Groups = 2 }.WeightLength(Shape));
    }

    /// <summary>As in a declaration (KG1009): an option of both axes beside those of each is read by nobody.</summary>
    [Fact]
    public void Options_without_effect_are_refused()
    {
        Says("the size has no effect together with KernelHeight and KernelWidth", () => new Conv2DOptions(6, 3) { KernelHeight = 3, KernelWidth = 1 }.OutputShape(Shape));
        Says("Stride has no effect", () => new ConvTranspose2DOptions(6, 3) { Stride = 2, StrideHeight = 1, StrideWidth = 1 }.OutputShape(Shape));
        Says("Stride has no effect", () => new MaxPool2DOptions(2) { Stride = 1, StrideHeight = 1, StrideWidth = 1 }.OutputShape(Shape));
        Says("Dilation has no effect", () => new Conv2DOptions(6, 3) { Dilation = 2, DilationHeight = 1, DilationWidth = 1 }.WeightLength(Shape));
        Says("Padding has no effect", () => new SumPool2DOptions(2) { Padding = 1, PaddingTop = 0, PaddingLeft = 0, PaddingBottom = 0, PaddingRight = 0 }.OutputShape(Shape));
        Says("CountIncludePad has no effect without padding", () => new AvgPool2DOptions(2) { CountIncludePad = false }.OutputShape(Shape));
        Says("epsilon is NaN", () => Layers.BatchNorm2D(Shape, new float[256], [], [], new float[4], new float[4], new float[256], double.NaN));
        new Conv2DOptions(6, 3) { KernelHeight = 3, Stride = 2, StrideHeight = 1, Dilation = 2, DilationWidth = 1, Padding = 1, PaddingTop = 0 }.OutputShape(Shape);
        new AvgPool2DOptions(2) { CountIncludePad = false, PaddingTop = 0 }.OutputShape(Shape);
    }

    [Fact]
    public void A_window_that_does_not_fit_has_no_output()
    {
        Says("an input of (4, 8, 8) gives 6 channels of 0 rows of 0", () => new Conv2DOptions(6, 9).OutputShape(Shape));
        Says("at least one row and column", () => new MaxPool2DOptions(9).OutputShape(Shape));
        Says("at least one row and column", () => new ConvTranspose2DOptions(6, 3) { Padding = 5 }.OutputShape(Shape));
        Says("at most", () => new ConvTranspose2DOptions(int.MaxValue, 3) { Stride = int.MaxValue }.OutputShape(Shape));
    }

    [Fact]
    public void An_output_that_shares_memory_with_an_input_is_refused()
    {
        var memory = new float[1000];
        Says("shares memory", () => Layers.MaxPool2D(new MaxPool2DOptions(2), Shape, memory, memory.AsSpan(200)));
        Says("shares memory", () =>
            Layers.Conv2D(new Conv2DOptions(4, 1), Shape, memory.AsSpan(0, 256), memory.AsSpan(500, 16), [], memory.AsSpan(510)));
        Says("shares memory", () => Layers.Softmax(Shape, memory, memory));
        Layers.MaxPool2D(new MaxPool2DOptions(2), Shape, memory, memory.AsSpan(256));
    }

    private static void Says(string part, Action call) =>
        Assert.Contains(part, Assert.ThrowsAny<ArgumentException>(call).Message, StringComparison.Ordinal);
}
