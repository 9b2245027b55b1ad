using System.Collections.Generic;

namespace KernelGen;

/// <summary>What became of a training.</summary>
/// <param name="Epochs">The ends of all epochs, those before a resumption included; times are those of the program that did them.</param>
/// <param name="BestEpoch">The epoch with the least validation loss, from 1; the last one where nothing was validated.</param>
/// <param name="StoppedEarly">Whether the validation loss did not fall for <see cref="TrainerOptions.Patience"/> epochs.</param>
public sealed record TrainingResult(IReadOnlyList<TrainingProgress> Epochs, int BestEpoch, bool StoppedEarly);
