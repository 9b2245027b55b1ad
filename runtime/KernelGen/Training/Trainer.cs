using System;
using System.IO;
using System.Linq;
using System.Threading;

namespace KernelGen;

/// <summary>
/// Trains a network: mini-batches in a random order, validation, early stopping, checkpoints. Equal arguments give equal weights, bit
/// for bit, on any number of threads, and whether training was interrupted or not.
/// </summary>
/// <param name="network">The network; training goes on from the weights that it has.</param>
/// <param name="optimizer">Changes its weights.</param>
/// <param name="loss">What is made small.</param>
/// <param name="options">How to work.</param>
public sealed class Trainer(ITrainable network, IOptimizer optimizer, ILoss loss, TrainerOptions? options = null)
{
    private readonly ITrainable network = network ?? throw new ArgumentNullException(nameof(network));
    private readonly IOptimizer optimizer = optimizer ?? throw new ArgumentNullException(nameof(optimizer));
    private readonly ILoss loss = loss ?? throw new ArgumentNullException(nameof(loss));
    private readonly TrainerOptions options = Checked(options ?? new());

    /// <summary>Trains until the last epoch, or until the validation loss falls no more (<see cref="TrainerOptions.Patience"/>).</summary>
    /// <param name="training">The samples to learn from.</param>
    /// <param name="validation">The samples to judge by; null takes <see cref="TrainerOptions.ValidationShare"/> of the others.</param>
    /// <param name="cancellation">Ends training after the mini-batch that runs; a checkpoint is written, if there is a file for it.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ArgumentException">
    /// Training cannot work: samples, targets or options do not fit the network, the loss or one another. Nothing has been changed.
    /// </exception>
    /// <exception cref="DivergenceException">The loss is not finite.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled.</exception>
    /// <exception cref="InvalidDataException">
    /// The checkpoint to resume from is damaged, or of a training with other settings, which the message names.
    /// </exception>
    public TrainingResult Run(IDataset training, IDataset? validation = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(training);
        var known = loss.For(network);
        Check(training, known, nameof(training));
        if (validation is not null) Check(validation, known, nameof(validation));
        optimizer.Check(network.Parameters);
        var (learned, judged) = Split(training, validation);
        CheckBatches(learned.Count);
        if (options.Patience > 0 && judged is null)
        {
            throw new ArgumentException(
                $"Patience is {options.Patience}, but there are no validation samples: pass a validation set or a ValidationShare, "
                    + "or set Patience to 0.", nameof(validation));
        }
        CheckCheckpoint();
        var run = new TrainingRun(network, optimizer, known, options, learned, judged);
        if (options.Resume && File.Exists(options.Checkpoint)) run.State.Load(options.Checkpoint, network, optimizer);
        return run.Finish(cancellation);
    }

    /// <summary>Judges the network by samples; the network is as it is in inference.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ArgumentException">There are no samples, or they do not fit the network or the loss.</exception>
    public Evaluation Evaluate(IDataset samples, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var known = loss.For(network);
        Check(samples, known, nameof(samples));
        return new BatchReader(network, samples, options.Threads).Evaluate(known, cancellation);
    }

    private static TrainerOptions Checked(TrainerOptions options)
    {
        Require(options.Epochs >= 1, options.Epochs, nameof(options.Epochs), "at least 1");
        Require(options.BatchSize >= 1, options.BatchSize, nameof(options.BatchSize), "at least 1");
        Require(options.Patience >= 0, options.Patience, nameof(options.Patience), "at least 0");
        Require(options.CheckpointInterval >= 0, options.CheckpointInterval, nameof(options.CheckpointInterval), "at least 0");
        Require(options.Threads is >= 1 or -1, options.Threads, nameof(options.Threads), "at least 1, or -1");
        Require(options.ValidationShare is >= 0 and < 1, options.ValidationShare, nameof(options.ValidationShare), "in [0, 1)");
        var isNorm = options.GradientNorm is >= 0 and < double.PositiveInfinity;
        Require(isNorm, options.GradientNorm, nameof(options.GradientNorm), "at least 0 and finite");
        if (options.Schedule is null) throw new ArgumentNullException(nameof(options), "Schedule is null; do not set it for a constant rate.");
        if (options is { Resume: true, Checkpoint: null })
            throw new ArgumentException("Resume needs a Checkpoint, the file to continue from.", nameof(options));
        return options;

        static void Require<T>(bool isInRange, T value, string name, string range)
        {
            if (isInRange) return;
            throw new ArgumentOutOfRangeException(
                nameof(options), value, FormattableString.Invariant($"{name} is {value}; it must be {range}."));
        }
    }

    /// <summary>What can be known of samples without a step.</summary>
    private void Check(IDataset samples, ILoss loss, string name)
    {
        if (samples.Count < 1) throw new ArgumentException("There are no samples.", name);
        try
        {
            loss.CheckTargetLength(samples.TargetLength, network.OutputLength);
        }
        catch (ArgumentException exception)
        {
            throw new ArgumentException(exception.Message, name, exception);
        }
        (samples as Dataset)?.Check(network, loss, name);
    }

    /// <summary>Every mini-batch must have the samples that the network needs, and there must be one.</summary>
    private void CheckBatches(int count)
    {
        if (options.DropLast && count < options.BatchSize)
        {
            throw new ArgumentException(
                $"DropLast leaves no mini-batch: there are {count} training samples, and BatchSize is {options.BatchSize}.",
                nameof(options));
        }
        var last = options.DropLast || count % options.BatchSize == 0 ? options.BatchSize : count % options.BatchSize;
        if (last >= network.LeastBatch) return;
        throw new ArgumentException(
            $"The last mini-batch of an epoch has {last} of the {count} samples; a batch normalization with one element per "
                + $"channel in a sample needs {network.LeastBatch}: use another BatchSize (it is {options.BatchSize}), or DropLast.",
            nameof(options));
    }

    /// <summary>The file of the checkpoint must be one that can be written.</summary>
    private void CheckCheckpoint()
    {
        if (options.Checkpoint is not { } path) return;
        if (path.Length == 0) throw new ArgumentException("Checkpoint is empty; it must be the path of a file, or null.", nameof(options));
        try
        {
            CompilerServices.WholeFile.Check(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ArgumentException($"Checkpoint cannot be written. {exception.Message}", nameof(options), exception);
        }
    }

    /// <summary>The samples to learn from and those to judge by.</summary>
    private (IDataset Training, IDataset? Validation) Split(IDataset training, IDataset? validation)
    {
        var kept = (int)Math.Round(training.Count * options.ValidationShare);
        if (validation is not null || kept == 0) return (training, validation);
        if (kept == training.Count) throw new ArgumentException($"All {kept} samples would be used for validation.", nameof(training));
        var order = Enumerable.Range(0, training.Count).ToArray();
        SampleOrder.Shuffle(order, SampleOrder.Mix((ulong)options.Seed, ulong.MaxValue));
        return (new Subset(training, order[kept..]), new Subset(training, order[..kept]));
    }

    /// <summary>Some samples of a dataset.</summary>
    private sealed class Subset(IDataset samples, int[] indices) : IDataset
    {
        public int Count => indices.Length;

        public int TargetLength => samples.TargetLength;

        public void Read(int index, int epoch, Span<float> input, Span<float> target) => samples.Read(indices[index], epoch, input, target);
    }
}
