using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace KernelGen.Execution.Tests.Training;

/// <summary>What can be known before the first step is an <see cref="ArgumentException"/> there, on any number of threads.</summary>
public sealed class BeforeTheFirstStepTests
{
    [Fact]
    public void Inputs_that_are_not_finite_are_refused()
    {
        foreach (var number in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            var inputs = new float[30];
            inputs[17] = number;
            var (bad, good) = (new Dataset(inputs, new float[20], 10), new Dataset(new float[30], new float[20], 10));
            Assert.Contains(
                "Sample 5 of the dataset: number 2",
                Refused<LineNet>(new MeanSquaredError(), new(), bad),
                StringComparison.Ordinal);
            Assert.Contains(
                "(Parameter 'validation')",
                Refused<LineNet>(new MeanSquaredError(), new(), good, bad),
                StringComparison.Ordinal);
            Assert.Contains(
                "Sample 5",
                Refused<LineNet>(new MeanSquaredError(), new() { ValidationShare = 0.5 }, bad),
                StringComparison.Ordinal);
            Assert.Throws<ArgumentException>(() => new Trainer(new LineNet(), new Sgd(0.1), new MeanSquaredError()).Evaluate(bad));
        }
    }

    [Fact]
    public void Targets_that_are_none_are_refused()
    {
        Assert.Contains(
            "Sample 1 of the dataset: A class is 2; the classes are 0 to 1",
            Refused<LineNet>(new CrossEntropyLoss(), new(), new Dataset(new float[6], new[] { 1, 2 })),
            StringComparison.Ordinal);
        Assert.Contains(
            "A class is -1",
            Refused<LineNet>(new CrossEntropyLoss(), new(), new Dataset(new float[6], new[] { 1, -1 })),
            StringComparison.Ordinal);
        Assert.Contains(
            "A class is 0.5",
            Refused<LineNet>(new CrossEntropyLoss(), new(), new Dataset(new float[6], new[] { 0.5f, 1 }, 2)),
            StringComparison.Ordinal);
        Assert.Contains(
            "NaN",
            Refused<LineNet>(new MeanSquaredError(), new(), new Dataset(new float[3], new[] { 1, float.NaN }, 1)),
            StringComparison.Ordinal);
        Assert.Contains(
            "2 outputs need as many",
            Refused<LineNet>(new MeanSquaredError(), new(), new Dataset(new float[6], new int[2])),
            StringComparison.Ordinal);
        Assert.Contains(
            "A probability is -1",
            Refused<LineNet>(new CrossEntropyLoss(), new(), new Dataset(new float[3], new[] { 2f, -1 }, 1)),
            StringComparison.Ordinal);
        Assert.Contains(
            "A target has 3 numbers",
            Refused<LineNet>(new CrossEntropyLoss(), new(), new Dataset(new float[3], new float[3], 1)),
            StringComparison.Ordinal);
        Assert.Contains(
            "the network takes 3",
            Refused<LineNet>(new CrossEntropyLoss(), new(), new Dataset(new float[6], new int[3])),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_last_batch_of_one_sample_is_refused_where_a_normalization_sees_one_number()
    {
        var samples = new Dataset(new float[16 * 9], new int[9]);
        Assert.Contains(
            "has 1 of the 9 samples",
            Refused<PointNormalizationNet>(new CrossEntropyLoss(), new() { BatchSize = 4 }, samples),
            StringComparison.Ordinal);
        Refused<PointNormalizationNet>(new CrossEntropyLoss(), new() { BatchSize = 1 }, samples);
        Refused<PointNormalizationNet>(new CrossEntropyLoss(), new() { BatchSize = 2, ValidationShare = 0.2 }, samples);
        Refused<PointNormalizationNet>(new CrossEntropyLoss(), new() { BatchSize = 1, DropLast = true }, samples);
        Run<PointNormalizationNet>(new() { BatchSize = 4, DropLast = true, Epochs = 1 });
        Run<PointNormalizationNet>(new() { BatchSize = 5, Epochs = 1 });
        Run<SmallTrainedNet>(new() { BatchSize = 1, Epochs = 1 });      // 64 numbers of each channel in a sample

        // and nothing changes in a loop of one's own
        var network = new PointNormalizationNet();
        Assert.Throws<ArgumentException>(() => network.ForwardTraining(new float[16], new float[2], 1));
        Assert.Equal(0, network.Parameters.Counter("1.num_batches_tracked"));

        void Run<TNetwork>(TrainerOptions options)
            where TNetwork : ITrainable, new()
        {
            var trained = new TNetwork();
            var nine = new Dataset(new float[trained.InputLength * 9], new int[9]);
            new Trainer(trained, new Sgd(0.1), new CrossEntropyLoss(), options).Run(nine);
        }
    }

    [Fact]
    public void Options_that_cannot_work_are_refused()
    {
        var samples = new Dataset(new float[30], new float[20], 10);
        var nowhere = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"), "checkpoint");
        Assert.Contains(
            "does not exist",
            Refused<LineNet>(new MeanSquaredError(), new() { Checkpoint = nowhere }, samples),
            StringComparison.Ordinal);
        Assert.Contains(
            "is a folder",
            Refused<LineNet>(new MeanSquaredError(), new() { Checkpoint = Path.GetTempPath() }, samples),
            StringComparison.Ordinal);
        using (var folder = new CheckpointFolder())
        {
            foreach (var (path, words) in folder.Wrong)
            {
                Assert.Contains(words, Refused<LineNet>(new MeanSquaredError(), new() { Checkpoint = path }, samples), StringComparison.Ordinal);
                Assert.Equal(folder.Count, Directory.GetFileSystemEntries(folder.Path).Length);
            }
        }
        Assert.Contains(
            "DropLast",
            Refused<LineNet>(new MeanSquaredError(), new() { DropLast = true, BatchSize = 11 }, samples),
            StringComparison.Ordinal);
        Assert.Contains(
            "nothing to validate by",
            Refused<LineNet>(new MeanSquaredError(), new() { Patience = 2 }, samples),
            StringComparison.Ordinal);
        Assert.Contains("no samples", Refused<LineNet>(new MeanSquaredError(), new(), samples, new Nothing()), StringComparison.Ordinal);
        Assert.Contains("no samples", Refused<LineNet>(new MeanSquaredError(), new(), new Nothing()), StringComparison.Ordinal);
        foreach (var options in new TrainerOptions[]
        {
            new() { Patience = -1 }, new() { CheckpointInterval = -1 }, new() { GradientNorm = double.NaN },
            new() { ValidationShare = double.NaN },
            new() { Resume = true }, new() { Schedule = null! },
        })
        {
            Assert.ThrowsAny<ArgumentException>(() => new Trainer(new LineNet(), new Sgd(0.1), new MeanSquaredError(), options));
        }
        Assert.ThrowsAny<ArgumentException>(() => new CosineSchedule(double.NaN));
        Assert.ThrowsAny<ArgumentException>(() => new StepSchedule(1, double.NaN));
        Assert.ThrowsAny<ArgumentException>(() => new WarmUpSchedule(double.PositiveInfinity, new ConstantSchedule()));
        Assert.ThrowsAny<ArgumentException>(() => new Dataset(new byte[4], new int[1], deviation: 0));
    }

    [Fact]
    public void A_dataset_throws_the_same_on_any_number_of_threads()
    {
        foreach (var threads in new[] { 1, 2, 4 })
        {
            var trainer = new Trainer(new LineNet(), new Sgd(0.1), new MeanSquaredError(), new() { Threads = threads });
            Assert.Throws<FileNotFoundException>(() => trainer.Run(new Missing()));
        }
    }

    [Fact]
    public void A_validation_loss_that_is_not_finite_ends_training()
    {
        var network = new LineNet();
        var (training, validation) = (new Dataset(new float[3], new float[2], 1), new Dataset(new[] { 3e38f, 0, 0 }, new float[2], 1));
        network.Parameters["0.weight"].Fill(100);
        var trainer = new Trainer(network, new Sgd(0.1), new MeanSquaredError());
        var exception = Assert.Throws<DivergenceException>(() => trainer.Run(training, validation));
        Assert.Equal((1, 1, "0 Linear"), (exception.Epoch, exception.Step, exception.Layer));
        Assert.Contains("validation loss", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>Refused with the same words on one thread and on several, and nothing changes.</summary>
    private static string Refused<TNetwork>(ILoss loss, TrainerOptions options, IDataset training, IDataset? validation = null)
        where TNetwork : ITrainable, new()
    {
        var messages = new HashSet<string>();
        foreach (var threads in new[] { 1, 2, -1 })
        {
            var network = new TNetwork();
            network.Initialize(1);
            var before = network.Parameters.Names.SelectMany(name => network.Parameters[name].ToArray()).ToArray();
            var trainer = new Trainer(network, new Adam(), loss, options with { Threads = threads });
            messages.Add(Assert.ThrowsAny<ArgumentException>(() => trainer.Run(training, validation)).Message);
            Assert.Equal(before, network.Parameters.Names.SelectMany(name => network.Parameters[name].ToArray()));
        }
        return Assert.Single(messages);
    }

    /// <summary>A folder with what no checkpoint can be written to.</summary>
    private sealed class CheckpointFolder : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kernelgen");

        public CheckpointFolder()
        {
            File.WriteAllText(In("file"), "");
            if (OperatingSystem.IsWindows()) return;
            File.CreateSymbolicLink(In("away"), In("nowhere/checkpoint"));
            File.CreateSymbolicLink(In("circle"), In("circle"));
            Count = 3;
        }

        public string Path => folder.FullName;

        public int Count { get; } = 1;

        public (string Path, string Words)[] Wrong =>
        [
            (In("file/checkpoint"), "is a file; the file"),
            (In("later") + System.IO.Path.DirectorySeparatorChar, "is a folder"),
            (In(new string('n', 256)), "too long"),
            (In("a\0b"), "Checkpoint cannot be written"),
            .. Count == 1 ? [] : new[] { (In("away"), "nowhere"), (In("circle"), "circle") },
        ];

        public void Dispose() => folder.Delete(recursive: true);

        private string In(string name) => System.IO.Path.Combine(folder.FullName, name);
    }

    private sealed class Nothing : IDataset
    {
        public int Count => 0;

        public int TargetLength => 2;

        public void Read(int index, int epoch, Span<float> input, Span<float> target)
        {
        }
    }

    private sealed class Missing : IDataset
    {
        public int Count => 8;

        public int TargetLength => 2;

        public void Read(int index, int epoch, Span<float> input, Span<float> target)
        {
            if (index == 5) throw new FileNotFoundException("sample 5");
        }
    }
}
