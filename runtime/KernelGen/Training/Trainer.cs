using System;
using System.IO;
using System.Linq;
using System.Threading;
using KernelGen.SafeTensors;
using KernelGen.Training;

namespace KernelGen;

/// <summary>
/// Trains a network: mini-batches in a random order, validation, early stopping, checkpoints. Equal arguments give equal weights, bit
/// for bit, on any number of threads, and whether training was interrupted or not.
/// </summary>
/// <param name="network">The network; training starts with its current weights.</param>
/// <param name="optimizer">The optimizer.</param>
/// <param name="loss">The loss.</param>
/// <param name="options">The options.</param>
public sealed class Trainer(ITrainable network, IOptimizer optimizer, ILoss loss, TrainerOptions? options = null)
{
    private readonly ITrainable network = network ?? throw new ArgumentNullException(nameof(network));
    private readonly IOptimizer optimizer = optimizer ?? throw new ArgumentNullException(nameof(optimizer));
    private readonly ILoss loss = loss ?? throw new ArgumentNullException(nameof(loss));
    private readonly TrainerOptions options = Checked(options ?? new());

    /// <summary>Trains until the last epoch, or until the validation loss falls no more (<see cref="TrainerOptions.Patience"/>).</summary>
    /// <param name="training">The training samples.</param>
    /// <param name="validation">The validation samples; null uses <see cref="TrainerOptions.ValidationShare"/> of the training
    /// samples.</param>
    /// <param name="cancellation">Stops training after the current mini-batch; a checkpoint is written, if it has a file.</param>
    /// <returns>The result of the training.</returns>
    /// <exception cref="ArgumentException">
    /// Training cannot work: samples, targets or options do not fit the network, the loss or one another. Nothing has been changed.
    /// </exception>
    /// <exception cref="DivergenceException">The loss is not finite.</exception>
    /// <exception cref="OperationCanceledException">Training was canceled.</exception>
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

    /// <summary>Evaluates the network on samples, in inference mode.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="cancellation">Stops training.</param>
    /// <exception cref="ArgumentException">There are no samples, or they do not match the network or the loss.</exception>
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

    /// <summary>There must be a mini-batch, and each must have as many samples as the network needs.</summary>
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

    /// <summary>The checkpoint must be writable.</summary>
    private void CheckCheckpoint()
    {
        if (options.Checkpoint is not { } path) return;
        if (path.Length == 0) throw new ArgumentException("Checkpoint is empty; it must be the path of a file, or null.", nameof(options));
        try
        {
            AtomicFile.Check(path);
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
    private sealed class Subset(IDataset samples, int[] indices) : IDataset, ITargets
    {
        public int Count => indices.Length;

        public int TargetLength => samples.TargetLength;

        public void Read(int index, int epoch, Span<float> input, Span<float> target) => samples.Read(indices[index], epoch, input, target);

        public bool TryReadTarget(int index, Span<float> target) =>
            samples is ITargets known && known.TryReadTarget(indices[index], target);
    }
}

/// <summary>The options of a <see cref="Trainer"/>.</summary>
public sealed record TrainerOptions
{
    /// <summary>The number of epochs, at least 1.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Samples of a mini-batch, at least 1; the last of an epoch may have fewer.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Whether an epoch ends before a last mini-batch that would have fewer samples than <see cref="BatchSize"/>.</summary>
    public bool DropLast { get; init; }

    /// <summary>
    /// The greatest norm of all gradients together: longer ones are shortened to it, as <c>torch.nn.utils.clip_grad_norm_</c> does; 0 for
    /// no limit.
    /// </summary>
    public double GradientNorm { get; init; }

    /// <summary>Whether samples are shown in a new order in each epoch.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>The seed for the order of the samples, the validation samples and dropout.</summary>
    public int Seed { get; init; }

    /// <summary>The share of the training samples that is kept for validation where no set is given for that, in [0, 1).</summary>
    public double ValidationShare { get; init; }

    /// <summary>
    /// Epochs without a better validation loss after which training ends; 0 for never. Unless it is 0, the network has the
    /// weights of the epoch with the least validation loss in the end. It needs samples to validate by: a validation set, or a
    /// <see cref="ValidationShare"/>.
    /// </summary>
    public int Patience { get; init; }

    /// <summary>What becomes of the learning rate.</summary>
    public LearningRateSchedule Schedule { get; init; } = new ConstantSchedule();

    /// <summary>Receives the progress, on the thread that trains.</summary>
    public Action<TrainingProgress>? Progress { get; init; }

    /// <summary>The time between two calls of <see cref="Progress"/> inside an epoch; each epoch ends with one.</summary>
    public TimeSpan ProgressInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The file that training can be resumed from; null for none. It is replaced atomically, so it is never incomplete.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>Steps between two checkpoints; one is written after each epoch and on cancellation too. 0 for no others.</summary>
    public int CheckpointInterval { get; init; }

    /// <summary>
    /// Whether to go on from <see cref="Checkpoint"/>, if there is such a file: with the same weights in the end, bit for bit.
    /// </summary>
    /// <remarks>
    /// What the steps already done depend on must be as it was: the optimizer's and the loss's settings, the batch size, the seed, the
    /// schedule, the samples. <see cref="Epochs"/> may be more where the schedule does not depend on them, and <see cref="Patience"/> may
    /// be another: both act as if the whole training had had them.
    /// </remarks>
    public bool Resume { get; init; }

    /// <summary>Threads; −1 for as many as the machine has processors. The weights do not depend on it.</summary>
    public int Threads { get; init; } = -1;
}
