using System.Collections.Generic;

namespace KernelGen;

/// <summary>What became of a training.</summary>
/// <param name="Epochs">The results of all epochs, including those before a resumption; times are those of the process that ran
/// them.</param>
/// <param name="BestEpoch">The epoch with the lowest validation loss, from 1; the last one without validation.</param>
/// <param name="StoppedEarly">Whether the validation loss did not decrease for <see cref="TrainerOptions.Patience"/> epochs.</param>
public sealed record TrainingResult(IReadOnlyList<TrainingProgress> Epochs, int BestEpoch, bool StoppedEarly);
