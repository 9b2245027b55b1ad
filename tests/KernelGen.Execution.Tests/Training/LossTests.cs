using System;
using Xunit;

namespace KernelGen.Execution.Tests.Training;

/// <summary>Losses and schedules against PyTorch 1.13.</summary>
public sealed class LossTests
{
    private static readonly float[] Output = [0.5f, -1.25f, 2, 3, 0.25f, -0.5f];
    private static readonly float[] Target = [0.2f, 0.3f, 0.5f, 0.1f, 0.9f, 0];

    [Fact]
    public void Cross_entropy_of_classes_is_that_of_PyTorch()
    {
        var gradient = new float[6];
        Assert.Equal(1.5362884998, new CrossEntropyLoss().Compute(Output, [2, 1], gradient), 1e-7);
        AreClose([0.088410087f, 0.015363371f, -0.103773475f, 0.45698607f, -0.470785856f, 0.013799785f], gradient);
        var other = new float[6];
        Assert.Equal(1.5362884998, new CrossEntropyLoss().Compute(Output, [2f, 1f], 2, other), 1e-7);
        Assert.Equal(gradient, other);
    }

    [Fact]
    public void Cross_entropy_of_probabilities_is_that_of_PyTorch()
    {
        var gradient = new float[6];
        Assert.Equal(2.0362884998, new CrossEntropyLoss().Compute(Output, Target, 2, gradient), 1e-7);
        AreClose([-0.011589915f, -0.134636641f, 0.146226525f, 0.406986058f, -0.420785844f, 0.013799785f], gradient);
    }

    [Fact]
    public void The_mean_squared_error_is_that_of_PyTorch()
    {
        var gradient = new float[6];
        Assert.Equal(2.3041667938, new MeanSquaredError().Compute(Output, Target, 2, gradient), 1e-6);
        AreClose([0.1f, -0.516666651f, 0.5f, 0.966666698f, -0.216666669f, -0.166666672f], gradient);
    }

    [Fact]
    public void Large_outputs_do_not_overflow()
    {
        var gradient = new float[2];
        Assert.Equal(2000, new CrossEntropyLoss().Compute([1000f, -1000f], [1f], 1, gradient), 1e-9);
        AreClose([1, -1], gradient);
    }

    [Fact]
    public void Targets_that_do_not_fit_are_refused()
    {
        var loss = new CrossEntropyLoss();
        Assert.Contains("the classes are 0 to 2", Refused(() => loss.Compute(Output, [3, 0], default)), StringComparison.Ordinal);
        Assert.Contains("the classes are 0 to 2", Refused(() => loss.Compute(Output, [0.5f, 0], 2, default)), StringComparison.Ordinal);
        Assert.Contains("4 targets", Refused(() => loss.Compute(Output, new float[4], 2, default)), StringComparison.Ordinal);
        Assert.Contains("the same number", Refused(() => new MeanSquaredError().Compute(Output, new float[2], 2, default)), StringComparison.Ordinal);
        Assert.Contains("multiple", Refused(() => loss.Compute(Output, new float[4], 4, default)), StringComparison.Ordinal);
    }

    [Fact]
    public void Schedules_are_those_of_PyTorch()
    {
        var (step, cosine) = (new StepSchedule(2, 0.5), new CosineSchedule(0.1));
        double[] falls = [1, 1, 0.5, 0.5, 0.25, 0.25];
        for (var epoch = 0; epoch < falls.Length; epoch++) Assert.Equal(falls[epoch], step.FactorAt(epoch + 0.75, 6), 1e-12);
        double[] curve = [1, 0.9657457896300791, 0.8681980515339464, 0.7222075445642905, 0.55, 0.3777924554357097, 0.2318019484660537];
        for (var epoch = 0; epoch < curve.Length; epoch++) Assert.Equal(curve[epoch], cosine.FactorAt(epoch, 8), 1e-12);
        var rising = new WarmUpSchedule(2, step);
        Assert.Equal(0.25, rising.FactorAt(0.5, 6), 1e-12);
        Assert.Equal(0.5, rising.FactorAt(2, 6), 1e-12);
        Assert.Equal(1, new ConstantSchedule().FactorAt(3, 6));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StepSchedule(0));
    }

    private static string Refused(Func<double> call) => Assert.ThrowsAny<ArgumentException>(() => call()).Message;

    private static void AreClose(float[] wanted, float[] found)
    {
        for (var i = 0; i < wanted.Length; i++) Assert.Equal(wanted[i], found[i], 1e-7f);
    }
}
