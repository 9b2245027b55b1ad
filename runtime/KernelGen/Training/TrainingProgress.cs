using System;

namespace KernelGen;

/// <summary>How far training is.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="Step">Mini-batches done in this epoch.</param>
/// <param name="Steps">Mini-batches of an epoch.</param>
/// <param name="Loss">The mean loss of the epoch so far, over the samples as they were shown.</param>
/// <param name="Accuracy">The share of right answers so far; NaN where outputs are no classes.</param>
/// <param name="LearningRateFactor">What the schedule gave for the last step.</param>
/// <param name="SamplesPerSecond">Training samples per second of this epoch, validation not counted.</param>
/// <param name="Elapsed">The time since the start, without what was done before a resumption.</param>
/// <param name="TimeLeft">An estimate of the time until the last epoch ends.</param>
/// <param name="Validation">The judgement by the validation samples; only at the end of an epoch, and where there are some.</param>
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
