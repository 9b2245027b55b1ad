using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Xunit;

namespace KernelGen.Execution.Tests.Training;

/// <summary>Resuming with other options: refused by name, or as if the whole training had had them.</summary>
public sealed class ResumingTests : IDisposable
{
    private const int Samples = 40;

    private readonly string folder = Directory.CreateTempSubdirectory("kernelgen-resuming-").FullName;

    private TrainerOptions Options => new() { Epochs = 2, BatchSize = 8, Seed = 3, Checkpoint = Path.Combine(folder, "checkpoint") };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_changed_setting_is_refused_by_its_name()
    {
        Run(Options);
        Refused("LearningRate", Options, new Sgd(0.06, 0.9));
        Refused("Momentum", Options, new Sgd(0.05, 0.8));
        Refused("optimizer", Options, new Adam());
        Refused("BatchSize", Options with { BatchSize = 10 });
        Refused("Seed", Options with { Seed = 4 });
        Refused("Shuffle", Options with { Shuffle = false });
        Refused("DropLast", Options with { DropLast = true });
        Refused("GradientNorm", Options with { GradientNorm = 1 });
        Refused("Schedule", Options with { Schedule = new StepSchedule(1) });
        Refused("samples", Options with { ValidationShare = 0.5 });
        Refused("Epochs", Options with { Epochs = 1 });
        Assert.Contains("validation samples", Refusal(Options, validation: Data(9)), StringComparison.Ordinal);
        Assert.Equal(2, Run(Options with { Resume = true, Threads = 1 }).Result.Epochs.Count);

        void Refused(string name, TrainerOptions options, IOptimizer? optimizer = null) =>
            Assert.Contains($"of another training: {name} is", Refusal(options, optimizer), StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_may_have_a_long_name_or_stand_behind_a_link()
    {
        var want = Run(Options with { Epochs = 4, Checkpoint = null }).Weights;
        var places = new List<string> { Path.Combine(folder, new string('n', 255)) };
        if (!OperatingSystem.IsWindows())
        {
            places.Add(Path.Combine(folder, "link"));
            File.CreateSymbolicLink(places[1], Path.Combine(folder, "target"));
        }
        foreach (var place in places)
        {
            Run(Options with { Checkpoint = place });
            Assert.Equal(want, Run(Options with { Epochs = 4, Checkpoint = place, Resume = true }).Weights);
        }
        Assert.Equal(places.Count > 1 ? 3 : 1, Directory.GetFileSystemEntries(folder).Length);
        if (places.Count == 1) return;
        Assert.NotNull(new FileInfo(places[1]).LinkTarget);
        Assert.Null(new FileInfo(Path.Combine(folder, "target")).LinkTarget);
    }

    [Fact]
    public void More_epochs_are_refused_where_the_schedule_depends_on_them()
    {
        foreach (var schedule in new LearningRateSchedule[] { new CosineSchedule(), new WarmUpSchedule(1.5, new CosineSchedule(0.1)) })
        {
            File.Delete(Options.Checkpoint!);
            Run(Options with { Schedule = schedule });
            Assert.Contains("Epochs is 3", Refusal(Options with { Schedule = schedule, Epochs = 3 }), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void More_epochs_act_as_if_the_whole_training_had_had_them()
    {
        foreach (var schedule in new LearningRateSchedule[]
        {
            new ConstantSchedule(), new StepSchedule(1, 0.5), new WarmUpSchedule(0.5, new StepSchedule(2)),
        })
        {
            File.Delete(Options.Checkpoint!);
            Run(Options with { Schedule = schedule });
            var resumed = Run(Options with { Schedule = schedule, Epochs = 5, Resume = true });
            Assert.Equal(Run(Options with { Schedule = schedule, Epochs = 5, Checkpoint = null }).Weights, resumed.Weights);
            Assert.All(resumed.Result.Epochs, progress => Assert.Equal(5, progress.Epochs));
        }
    }

    [Fact]
    public void Another_patience_acts_as_if_the_whole_training_had_had_it()
    {
        // a learning rate at which the validation loss goes up and down
        var optimizer = () => new Sgd(0.6, 0.9);
        var options = Options with { Epochs = 14 };
        var whole = Enumerable.Range(0, 9)
            .Select(patience => Run(options with { Patience = patience, Checkpoint = null }, optimizer(), Data(9))).ToArray();
        Assert.True(whole.Select(run => run.Result.Epochs.Count).Distinct().Count() >= 3, "every patience ends the same");
        foreach (var before in new[] { 0, 1, 2, 3, 5, 8 })
        {
            foreach (var after in new[] { 0, 1, 2, 3, 4, 5, 8 })
            {
                File.Delete(options.Checkpoint!);
                Run(options with { Patience = before }, optimizer(), Data(9));
                var resumed = Run(options with { Patience = after, Resume = true }, optimizer(), Data(9));
                var (wanted, found) = (whole[after].Result, resumed.Result);
                Assert.Equal(
                    (wanted.BestEpoch, wanted.StoppedEarly, wanted.Epochs.Count),
                    (found.BestEpoch, found.StoppedEarly, found.Epochs.Count));
                Assert.Equal(whole[after].Weights, resumed.Weights);
            }
        }
    }

    [Fact]
    public void A_training_that_is_interrupted_between_two_patiences_forgets_nothing()
    {
        var optimizer = () => new Sgd(0.6, 0.9);
        var options = Options with { Epochs = 14, ProgressInterval = TimeSpan.Zero };
        var wanted = Run(options with { Patience = 1, Checkpoint = null }, optimizer(), Data(9));
        using var source = new CancellationTokenSource();
        var steps = 0;
        var interrupted = options with { Patience = 8, Progress = _ => { if (++steps == 43) source.Cancel(); } };
        Assert.Throws<OperationCanceledException>(() => Run(interrupted, optimizer(), Data(9), source.Token));
        Assert.Equal(wanted.Weights, Run(options with { Patience = 1, Resume = true }, optimizer(), Data(9)).Weights);
        Assert.Equal(
            Run(options with { Checkpoint = null }, optimizer(), Data(9)).Weights,
            Run(options with { Resume = true }, optimizer(), Data(9)).Weights);
    }

    [Fact]
    public void An_older_checkpoint_is_reported_by_its_form()
    {
        using (var bytes = new MemoryStream())
        {
            using var writer = new BinaryWriter(bytes);
            writer.Write("kernelgen-checkpoint 1");
            writer.Write("40 samples, batches of 8, seed 3");
            writer.Flush();
            File.WriteAllBytes(Options.Checkpoint!, [.. bytes.ToArray(), .. System.Security.Cryptography.SHA256.HashData(bytes.ToArray())]);
        }
        Assert.Contains("'kernelgen-checkpoint 1'", Refusal(Options), StringComparison.Ordinal);
    }

    [Fact]
    public void The_culture_of_the_thread_changes_no_setting()
    {
        var options = Options with { Schedule = new StepSchedule(2, 0.25) };
        Run(options);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CommaCulture();
            Run(options with { Resume = true, Epochs = 3 });
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static CultureInfo CommaCulture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        return culture;
    }

    private static Dataset Data(int seed)
    {
        var random = new Random(seed);
        var inputs = Enumerable.Range(0, 3 * Samples).Select(_ => 2 * random.NextSingle() - 1).ToArray();
        var targets = Enumerable.Range(0, 2 * Samples).Select(i => inputs[i / 2 * 3] + 0.7f * (random.NextSingle() - 0.5f)).ToArray();
        return new Dataset(inputs, targets, Samples);
    }

    private static (TrainingResult Result, float[] Weights) Run(
        TrainerOptions options, IOptimizer? optimizer = null, IDataset? validation = null, CancellationToken cancellation = default)
    {
        var network = new BentLineNet();
        network.Initialize(1);
        var trainer = new Trainer(network, optimizer ?? new Sgd(0.05, 0.9), new MeanSquaredError(), options);
        var result = trainer.Run(Data(1), validation, cancellation);
        return (result, network.Parameters.Names.SelectMany(name => network.Parameters[name].ToArray()).ToArray());
    }

    private static string Refusal(TrainerOptions options, IOptimizer? optimizer = null, IDataset? validation = null) =>
        Assert.Throws<InvalidDataException>(() => Run(options with { Resume = true }, optimizer, validation)).Message;
}
