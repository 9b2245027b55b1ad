using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Xunit;

namespace KernelGen.Execution.Tests.Training;

/// <summary>Training as a whole: it learns, it can be repeated, interrupted and resumed, and it stops where it must.</summary>
public sealed class TrainerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kernelgen-training-").FullName;

    private string Checkpoint => Path.Combine(folder, "checkpoint");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Bars_are_learned()
    {
        var network = Fresh();
        var progress = new List<TrainingProgress>();
        var trainer = new Trainer(
            network, new Adam(3e-3), new CrossEntropyLoss(), new() { Epochs = 12, BatchSize = 32, Progress = progress.Add });
        var result = trainer.Run(Bars.Make(600, 1), Bars.Make(200, 2));
        Assert.Equal(12, result.Epochs.Count);
        Assert.True(result.Epochs[^1].Validation!.Accuracy > 0.95, $"accuracy {result.Epochs[^1].Validation!.Accuracy}");
        Assert.True(result.Epochs[^1].Loss < result.Epochs[0].Loss / 3);
        Assert.True(trainer.Evaluate(Bars.Make(300, 3)).Accuracy > 0.95);
        Assert.Equal(12, progress.Count(one => one.IsEpochEnd));
        Assert.All(progress, one => Assert.True(one.SamplesPerSecond > 0 && one.TimeLeft >= TimeSpan.Zero && one.Steps == 19));
    }

    [Fact]
    public void Weights_have_the_same_bits_on_any_number_of_threads()
    {
        var one = Trained(new() { Epochs = 2, BatchSize = 40, Threads = 1 });
        foreach (var threads in new[] { 2, 3, -1 }) Assert.Equal(one, Trained(new() { Epochs = 2, BatchSize = 40, Threads = threads }));
        Assert.NotEqual(one, Trained(new() { Epochs = 2, BatchSize = 40, Seed = 1 }));
        Assert.NotEqual(one, Trained(new() { Epochs = 2, BatchSize = 40, Shuffle = false }));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(17)]
    public void Training_that_was_canceled_and_resumed_ends_with_the_same_bits(int stopped)
    {
        var options = new TrainerOptions { Epochs = 3, BatchSize = 32, Patience = 5, Schedule = new CosineSchedule(), ProgressInterval = TimeSpan.Zero };
        var whole = Trained(options, validation: Bars.Make(60, 9));

        var network = Fresh();
        using var source = new CancellationTokenSource();
        var steps = 0;
        var interrupted = options with
        {
            Checkpoint = Checkpoint,
            Progress = _ => { if (++steps == stopped) source.Cancel(); },
        };
        Assert.Throws<OperationCanceledException>(
            () => Trainer(network, interrupted).Run(Bars.Make(200, 4), Bars.Make(60, 9), source.Token));
        Assert.Equal(whole, Trained(options with { Checkpoint = Checkpoint, Resume = true, Threads = 1 }, validation: Bars.Make(60, 9)));
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void Training_that_was_killed_goes_on_from_its_last_checkpoint_with_the_same_bits()
    {
        var options = new TrainerOptions { Epochs = 2, BatchSize = 32, ProgressInterval = TimeSpan.Zero };
        var whole = Trained(options);

        // what a program that is killed in the middle of an epoch leaves
        var (left, steps) = (Path.Combine(folder, "left"), 0);
        Trained(options with
        {
            Checkpoint = Checkpoint,
            CheckpointInterval = 2,
            Progress = _ => { if (++steps == 5) File.Copy(Checkpoint, left); },
        });
        Assert.Equal(whole, Trained(options with { Checkpoint = left, CheckpointInterval = 2, Resume = true }));
    }

    [Fact]
    public void The_epochs_before_a_resumption_are_reported_too()
    {
        var options = new TrainerOptions { Epochs = 2, BatchSize = 64, Checkpoint = Checkpoint };
        Trained(options);
        var result = Trainer(Fresh(), options with { Epochs = 3, Resume = true }).Run(Bars.Make(200, 4));
        Assert.Equal([1, 2, 3], result.Epochs.Select(progress => progress.Epoch));
    }

    [Fact]
    public void A_checkpoint_that_is_damaged_or_of_another_training_is_refused_and_nothing_changes()
    {
        var options = new TrainerOptions { Epochs = 1, BatchSize = 64, Checkpoint = Checkpoint };
        Trained(options);
        Assert.Contains("seed 0", Refused(options with { Resume = true, Seed = 5 }), StringComparison.Ordinal);
        var bytes = File.ReadAllBytes(Checkpoint);
        foreach (var damaged in new[] { bytes[..^1], bytes[..20], [], bytes.Select((b, i) => i == bytes.Length / 2 ? (byte)~b : b).ToArray() })
        {
            File.WriteAllBytes(Checkpoint, damaged);
            Assert.Contains("check sum", Refused(options with { Resume = true }), StringComparison.Ordinal);
        }

        string Refused(TrainerOptions refused)
        {
            var network = Fresh();
            var before = Bits(network);
            var message = Assert.Throws<InvalidDataException>(() => Trainer(network, refused).Run(Bars.Make(200, 4))).Message;
            Assert.Equal(before, Bits(network));
            return message;
        }
    }

    [Fact]
    public void Training_ends_early_with_the_best_weights()
    {
        var network = new LineNet();
        network.Initialize(1);
        var (inputs, targets) = (new float[30], new float[20]);
        for (var i = 0; i < 30; i++) inputs[i] = MathF.Sin(i);
        for (var i = 0; i < 20; i++) targets[i] = MathF.Cos(i);

        // each step leads farther away: the first epoch is the best
        var trainer = new Trainer(network, new Sgd(1.2), new MeanSquaredError(), new() { Epochs = 20, BatchSize = 5, Patience = 3 });
        var samples = new Dataset(inputs, targets, 10);
        var result = trainer.Run(samples, samples);
        Assert.True(result.StoppedEarly);
        Assert.Equal(result.BestEpoch + 3, result.Epochs.Count);
        Assert.Equal(result.Epochs[result.BestEpoch - 1].Validation!.Loss, trainer.Evaluate(samples).Loss, 1e-12);
        Assert.True(double.IsNaN(result.Epochs[0].Accuracy));
    }

    [Theory]
    [InlineData("0.weight", "0 Linear")]
    [InlineData("2.weight", "2 Linear")]
    [InlineData("3.bias", "3 Linear")]
    public void A_loss_that_is_not_finite_names_the_step_and_the_layer(string tensor, string layer)
    {
        var network = new OverflowingNet();
        network.Initialize(1);
        network.Parameters[tensor].Fill(float.PositiveInfinity);
        var before = network.Parameters["3.weight"].ToArray();
        var trainer = new Trainer(network, new Sgd(0.1), new MeanSquaredError());
        var diverged = Assert.Throws<DivergenceException>(() => trainer.Run(new Dataset(new float[] { 1, 2 }, new float[] { 3, 4 }, 1)));
        Assert.Equal((1, 1, layer), (diverged.Epoch, diverged.Step, diverged.Layer));
        Assert.Contains($"epoch 1, step 1: the first output that is not finite is that of layer {layer}", diverged.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters["3.weight"].ToArray());
    }

    [Fact]
    public void An_input_that_is_not_finite_is_named()
    {
        // a dataset of the user's own is not read before the first step
        var network = new LineNet();
        var trainer = new Trainer(network, new Sgd(0.1), new MeanSquaredError());
        var samples = new Watched(new Dataset(new float[] { 1, float.NaN, 3 }, new float[] { 3, 4 }, 1), (_, _) => { });
        Assert.Contains("the input", Assert.Throws<DivergenceException>(() => trainer.Run(samples)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_share_of_the_samples_is_kept_for_validation_and_not_learned_from()
    {
        var seen = new HashSet<int>();
        var judged = new HashSet<int>();
        var samples = new Watched(Bars.Make(100, 4), (index, epoch) => { lock (seen) (epoch < 0 ? judged : seen).Add(index); });
        Trainer(Fresh(), new() { Epochs = 2, BatchSize = 16, ValidationShare = 0.2 }).Run(samples);
        Assert.Equal((80, 20), (seen.Count, judged.Count));
        Assert.Empty(seen.Intersect(judged));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Trainer(Fresh(), new() { Epochs = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Trainer(Fresh(), new() { BatchSize = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Trainer(Fresh(), new() { Threads = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Trainer(Fresh(), new() { ValidationShare = 1 }));
        Assert.Throws<ArgumentException>(() => Trainer(Fresh(), new()).Run(new Dataset(new float[64], new float[6], 2)));
    }

    private static SmallTrainedNet Fresh()
    {
        var network = new SmallTrainedNet();
        network.Initialize(3);
        return network;
    }

    private static Trainer Trainer(ITrainable network, TrainerOptions options) =>
        new(network, new Sgd(0.05, 0.9, nesterov: true, weightDecay: 1e-4), new CrossEntropyLoss(), options);

    private static int[] Trained(TrainerOptions options, IDataset? validation = null)
    {
        var network = Fresh();
        Trainer(network, options).Run(Bars.Make(200, 4), validation);
        return Bits(network);
    }

    /// <summary>All tensors, the running statistics among them.</summary>
    private static int[] Bits(SmallTrainedNet network) => network.Parameters.Names
        .SelectMany(name => network.Parameters[name].ToArray()).Select(BitConverter.SingleToInt32Bits)
        .Append((int)network.Parameters.Counter("1.num_batches_tracked")).ToArray();

    private sealed class Watched(IDataset samples, Action<int, int> watch) : IDataset
    {
        public int Count => samples.Count;

        public int TargetLength => samples.TargetLength;

        public void Read(int index, int epoch, Span<float> input, Span<float> target)
        {
            watch(index, epoch);
            samples.Read(index, epoch, input, target);
        }
    }
}
