using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using LearnDigits;
using LearnDigits.CommandLine;
using LearnDigits.Learning;
using Samples;
using Xunit;

namespace KernelGen.Samples.Tests.Digits;

public sealed class LessonTests : IDisposable
{
    private static readonly DigitSource s_source = DigitSource.Generated(9, training: 1500, test: 500);

    private readonly string _root = Directory.CreateTempSubdirectory("lesson").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_few_digits_are_sufficient_to_learn()
    {
        var told = new List<TrainingProgress>();
        var lesson = Lesson.Learn(s_source, Request(epochs: 4), told.Add, CancellationToken.None);

        var untrained = new DigitNet();
        untrained.Initialize(1);
        Assert.InRange(Confusion.Of(untrained, s_source.Test).Accuracy, 0, 0.4);
        Assert.InRange(lesson.Confusion.Accuracy, 0.85, 1);
        Assert.Equal(lesson.Confusion.Accuracy, Confusion.Of(lesson.Net, s_source.Test).Accuracy);
        Assert.Equal([1, 2, 3, 4], told.Where(static it => it.IsEpochEnd).Select(static it => it.Epoch));
        Assert.True(lesson.Epochs.Epochs[^1].Loss < lesson.Epochs.Epochs[0].Loss);
        Assert.All(lesson.Epochs.Epochs, static it => Assert.NotNull(it.Validation));
        Assert.Equal(untrained.Parameters["0.weight"].ToArray(), lesson.Before["0.weight"]);
        Assert.NotEqual(lesson.Net.Parameters["0.weight"].ToArray(), lesson.Before["0.weight"]);
    }

    [Fact]
    public void The_seed_decides_everything()
    {
        var request = Request(epochs: 1);
        var (one, again) = (Weights(request), Weights(request));
        Assert.Equal(one, again);
        Assert.NotEqual(one, Weights(request with { Seed = 2 }));

        float[] Weights(LearnRequest request) =>
            Lesson.Learn(s_source, request, static _ => { }, CancellationToken.None).Net.Parameters["4.weight"].ToArray();
    }

    [Fact]
    public void A_damaged_checkpoint_is_refused()
    {
        var request = Request(epochs: 1) with { Resume = true };
        File.WriteAllText(Lesson.CheckpointPath(s_source, request), "no checkpoint");
        var refusal = Assert.Throws<RefusedException>(() => Lesson.Learn(s_source, request, static _ => { }, CancellationToken.None));
        Assert.Contains("the checkpoint cannot be used", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public void The_learning_rate_decays_twice(int epochs)
    {
        var rate = new TwoCycles(0.01);
        Assert.Equal(1, rate.FactorAt(0, epochs), 12);
        Assert.Equal(0.01, rate.FactorAt(1 - 1e-9, epochs), 6);
        Assert.Equal(0.01, rate.FactorAt(epochs - 1e-9, epochs), 6);
        if (epochs > 1) Assert.Equal(1, rate.FactorAt(1, epochs), 12);
        for (var step = 1; step < 100 * epochs; step++)
            if (step % 100 != 0) Assert.True(rate.FactorAt(step / 100.0, epochs) < rate.FactorAt((step - 1) / 100.0, epochs));
    }

    private LearnRequest Request(int epochs) => new(null, _root, epochs, 1, false);
}
