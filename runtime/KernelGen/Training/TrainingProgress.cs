using System;

namespace KernelGen;

/// <summary>The progress of training.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Epochs">The total number of epochs.</param>
/// <param name="Step">Completed mini-batches of this epoch.</param>
/// <param name="Steps">Mini-batches of an epoch.</param>
/// <param name="Loss">The mean loss of the epoch so far, over the samples as augmented.</param>
/// <param name="Accuracy">The accuracy so far; NaN if outputs are not classes.</param>
/// <param name="LearningRateFactor">The factor of the schedule in the last step.</param>
/// <param name="SamplesPerSecond">Training samples per second of this epoch, without validation.</param>
/// <param name="Elapsed">The time since the start, without the time before a resumption.</param>
/// <param name="TimeLeft">An estimate of the time until the last epoch ends.</param>
/// <param name="Validation">The result for the validation samples; only at the end of an epoch, and if there are some.</param>
public sealed record TrainingProgress(
    int Epoch,
    int Epochs,
    int Step,
    int Steps,
    double Loss,
    double Accuracy,
    double LearningRateFactor,
    double SamplesPerSecond,
    TimeSpan Elapsed,
    TimeSpan TimeLeft,
    Evaluation? Validation)
{
    /// <summary>Whether the epoch is done.</summary>
    public bool IsEpochEnd => Step == Steps;
}
