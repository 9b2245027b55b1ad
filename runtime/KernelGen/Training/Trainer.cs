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
    /// <exception cref="DivergenceException">The loss is not finite.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled.</exception>
    /// <exception cref="InvalidDataException">The checkpoint to resume from is damaged, or of another training.</exception>
    public TrainingResult Run(IDataset training, IDataset? validation = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(training);
        var (learned, judged) = Split(training, validation);
        var run = new TrainingRun(network, optimizer, loss, options, learned, judged);
        if (options.Resume && options.Checkpoint is { } path && File.Exists(path)) run.State.Load(path, network, optimizer);
        return run.Finish(cancellation);
    }

    /// <summary>Judges the network by samples; the network is as it is in inference.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="cancellation">Ends it.</param>
    public Evaluation Evaluate(IDataset samples, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return new BatchReader(network, samples, options.Threads).Evaluate(loss, cancellation);
    }

    private static TrainerOptions Checked(TrainerOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Patience);
        ArgumentOutOfRangeException.ThrowIfNegative(options.CheckpointInterval);
        ArgumentNullException.ThrowIfNull(options.Schedule);
        if (options.Threads is 0 or < -1)
            throw new ArgumentOutOfRangeException(nameof(options), options.Threads, $"Threads is {options.Threads}; it must be at least 1, or -1.");
        if (options.ValidationShare is >= 0 and < 1) return options;
        throw new ArgumentOutOfRangeException(
            nameof(options), options.ValidationShare, $"ValidationShare is {options.ValidationShare}; it must be in [0, 1).");
    }

    /// <summary>The samples to learn from and those to judge by.</summary>
    private (IDataset Training, IDataset? Validation) Split(IDataset training, IDataset? validation)
    {
        if (training.Count < 1) throw new ArgumentException("There are no samples to learn from.", nameof(training));
        var kept = (int)Math.Round(training.Count * options.ValidationShare);
        if (validation is not null || kept == 0) return (training, validation);
        if (kept == training.Count) throw new ArgumentException($"All {kept} samples would be kept for validation.", nameof(training));
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
