using System;

namespace KernelGen;

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
