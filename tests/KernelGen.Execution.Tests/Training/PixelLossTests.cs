using System;
using System.Linq;
using Xunit;

namespace KernelGen.Execution.Tests.Training;

/// <summary>Losses over pixels and over single outputs, against PyTorch 1.13 in double precision.</summary>
public sealed class PixelLossTests
{
    private static readonly TensorShape Shape = new(3, 2, 2);
    private static readonly int[] Labels = [0, 2, 1, 1, 2, 0, 0, 1];
    private static readonly int[] SomeLabels = [0, 2, -100, 1, 2, -100, 0, 1];
    private static readonly double[] Weights = [0.5, 2, 1.25];

    private static float[] Output => Enumerable.Range(0, 24).Select(i => (float)(Math.Sin(0.9 * i) * 2)).ToArray();

    private static float[] Probabilities => Enumerable.Range(0, 24).Select(i => (float)Math.Abs(Math.Cos(1.3 * i))).ToArray();

    [Fact]
    public void A_class_for_each_pixel_is_what_PyTorch_takes()
    {
        Check(new(), Labels, 2.5006928365968624, [-0.105169428f, 0.0503663496f, 0.0922130798f, 0.0776255246f], -0.24384529824623113);
        Check(
            new() { ClassWeights = Weights }, Labels, 2.733604100862995,
            [-0.0420677712f, 0.0503663496f, 0.147540928f, 0.124200839f], -0.17983764157716417);
        Check(
            new() { LabelSmoothing = 0.2 }, Labels, 2.358196584350661,
            [-0.0885027613f, 0.0420330163f, 0.0838797465f, 0.0692921913f], -0.17042818569180723);
    }

    [Fact]
    public void Ignored_pixels_do_not_count()
    {
        Check(new(), SomeLabels, 2.23690287562867, [-0.140225904f, 0.0671551329f, 0, 0.1035007f], -0.33839888674548935);
        Check(
            new() { ClassWeights = Weights, LabelSmoothing = 0.1 }, SomeLabels, 2.4046469411232394,
            [-0.0500594714f, 0.0649329106f, 0, 0.157168855f], -0.3386776787240358);
        Check(
            new() { ClassWeights = Weights, IgnoreIndex = 1 }, Labels, 2.0613726354104323,
            [-0.105169428f, 0.125915874f, 0, 0], -0.42830300649968367);
        var gradient = Enumerable.Repeat(1f, 24).ToArray();
        Assert.Equal(0, new CrossEntropyLoss().Compute(Output, Enumerable.Repeat(-100, 8).ToArray(), 2, gradient));
        Assert.All(gradient, number => Assert.Equal(0, number));
    }

    [Fact]
    public void Probabilities_of_pixels_are_what_PyTorch_takes()
    {
        var gradient = new float[24];
        Assert.Equal(3.3908510957871982, new CrossEntropyLoss { OutputShape = Shape }.Compute(Output, Probabilities, 2, gradient), 1e-6);
        AreClose([-0.0847538355f, 0.0618398064f, 0.0605591162f, 0.0517609431f], gradient);
        var smoothed = new CrossEntropyLoss { OutputShape = Shape, ClassWeights = Weights, LabelSmoothing = 0.1 };
        Assert.Equal(4.249243996283846, smoothed.Compute(Output, Probabilities, 2, gradient), 1e-6);
        AreClose([-0.0176918192f, 0.120459551f, 0.0998946513f, 0.138722601f], gradient);
    }

    [Fact]
    public void The_loss_learns_the_shape_from_the_network()
    {
        var loss = new CrossEntropyLoss { LabelSmoothing = 0.2 }.For(new PixelNet());
        Assert.Equal(Shape, loss.OutputShape);
        Assert.Equal(2.358196584350661, loss.Compute(Output, Labels, default), 1e-6);
        Assert.Equal(2.358196584350661, loss.Compute(Output, Array.ConvertAll(Labels, label => (float)label), 2, default), 1e-6);
        // pixel by pixel, the greatest of three channels that are four numbers apart
        var right = Enumerable.Range(0, 8).Count(
            pixel => Enumerable.Range(0, 3).MaxBy(c => Output[pixel / 4 * 12 + 4 * c + pixel % 4]) == SomeLabels[pixel]);
        Assert.Equal((right, 6), loss.CountRight(Output, Array.ConvertAll(SomeLabels, label => (float)label), 2));
    }

    [Fact]
    public void One_class_for_a_sample_of_pixels_is_refused()
    {
        var loss = new CrossEntropyLoss { OutputShape = Shape };
        Assert.Contains("need 4 classes each", Refused(() => loss.Compute(Output, [0f, 1f], 2, default)), StringComparison.Ordinal);
        var trainer = new Trainer(new PixelNet(), new Sgd(0.1), new CrossEntropyLoss());
        Assert.Contains(
            "one class for each pixel",
            Refused(() => trainer.Run(new Dataset(new float[8], new int[2]))),
            StringComparison.Ordinal);
        Assert.Contains(
            "one class for each pixel",
            Refused(() => trainer.Run(new Dataset(new float[8], new float[6], 2))),
            StringComparison.Ordinal);
        Assert.Contains(
            "2 class weights",
            Refused(() => new CrossEntropyLoss { ClassWeights = [1, 2] }.For(new PixelNet())),
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new CrossEntropyLoss { ClassWeights = [1, double.NaN, 2] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CrossEntropyLoss { LabelSmoothing = 1.5 });
    }

    [Fact]
    public void Pixels_are_learned()
    {
        var network = new PixelNet();
        network.Initialize(1);
        var random = new Random(1);
        var inputs = Enumerable.Range(0, 4 * 60).Select(_ => random.Next(3) - 1f).ToArray();
        var labels = inputs.Select(value => value < 0 ? -100 : (int)value).ToArray();
        var trainer = new Trainer(network, new Adam(0.1), new CrossEntropyLoss(), new() { Epochs = 30, BatchSize = 7 });
        var result = trainer.Run(new Dataset(inputs, labels, 60));
        Assert.Equal(1, result.Epochs[^1].Accuracy);
        Assert.Equal(1, trainer.Evaluate(new Dataset(inputs, Array.ConvertAll(labels, label => (float)label), 60)).Accuracy);
    }

    [Fact]
    public void Binary_cross_entropy_is_that_of_PyTorch()
    {
        float[] output = [0.5f, -1.25f, 2, 30, 0.25f, -40];
        var gradient = new float[6];
        Assert.Equal(0.8506455834862896, new BinaryCrossEntropyLoss().Compute(output, [0.2f, 1, 0, 1, 0.9f, 0], 2, gradient), 1e-7);
        AreClose([0.070409888f, -0.129549977f, 0.146799513f, 0, -0.0563039125f, 0], gradient);
        Assert.Contains("[0, 1]", Refused(() => new BinaryCrossEntropyLoss().Compute([1f], [2f], 1, default)), StringComparison.Ordinal);
        Assert.Equal((4, 6), new BinaryCrossEntropyLoss().CountRight(output, [0.2f, 1, 0.5f, 1, 0.9f, 0], 2));
        var network = new AnswerNet();
        var result = new Trainer(network, new Adam(0.1), new BinaryCrossEntropyLoss(), new() { Epochs = 50, BatchSize = 2 })
            .Run(new Dataset(new float[] { 1, 0, 0, 0, 1, 0, 0, 0, 1 }, new[] { 0, 1, 0 }));
        Assert.Equal(1, result.Epochs[^1].Accuracy);
    }

    [Fact]
    public void A_loss_of_plain_sums_refuses_a_network_that_ends_in_probabilities()
    {
        var samples = new Dataset(new float[6], new int[2]);
        foreach (var loss in new ILoss[] { new CrossEntropyLoss(), new BinaryCrossEntropyLoss() })
        {
            Assert.Contains(
                "1 Softmax",
                Refused(() => new Trainer(new SoftmaxNet(), new Sgd(0.1), loss).Run(samples)),
                StringComparison.Ordinal);
            Assert.Contains(
                "1 Sigmoid",
                Refused(() => new Trainer(new SigmoidNet(), new Sgd(0.1), loss).Run(samples)),
                StringComparison.Ordinal);
            Assert.Contains(
                "1 Softmax",
                Refused(() => new Trainer(new SoftmaxNet(), new Sgd(0.1), loss).Evaluate(samples)),
                StringComparison.Ordinal);
        }
        new Trainer(new LogSoftmaxNet(), new Sgd(0.1), new CrossEntropyLoss(), new() { Epochs = 1 }).Run(samples);
        var probabilities = new Dataset(new float[6], new float[4], 2);
        new Trainer(new SoftmaxNet(), new Sgd(0.1), new MeanSquaredError(), new() { Epochs = 1 }).Run(probabilities);
    }

    private static void Check(CrossEntropyLoss loss, int[] labels, double wanted, float[] first, double sum)
    {
        var known = new CrossEntropyLoss
        {
            OutputShape = Shape,
            ClassWeights = loss.ClassWeights,
            IgnoreIndex = loss.IgnoreIndex,
            LabelSmoothing = loss.LabelSmoothing,
        };
        foreach (var one in new[] { loss, known })
        {
            var gradient = new float[24];
            Assert.Equal(wanted, one.Compute(Output, labels, 2, gradient), 1e-6);
            AreClose(first, gradient);
            Assert.Equal(sum, gradient.Select((value, i) => value * Math.Sin(i)).Sum(), 1e-6);
            Assert.Equal(wanted, one.Compute(Output, Array.ConvertAll(labels, label => (float)label), 2, default), 1e-6);
        }
    }

    private static string Refused(Action call) => Assert.ThrowsAny<ArgumentException>(call).Message;

    private static void AreClose(float[] wanted, float[] found)
    {
        for (var i = 0; i < wanted.Length; i++) Assert.Equal(wanted[i], found[i], 1e-7f);
    }
}
