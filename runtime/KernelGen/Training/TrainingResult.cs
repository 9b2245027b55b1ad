using System.Collections.Generic;
using System;

namespace KernelGen;

/// <summary>What became of a training.</summary>
/// <param name="Epochs">The ends of all epochs, those before a resumption included; times are those of the program that did them.</param>
/// <param name="BestEpoch">The epoch with the least validation loss, from 1; the last one where nothing was validated.</param>
/// <param name="StoppedEarly">Whether the validation loss did not fall for <see cref="TrainerOptions.Patience"/> epochs.</param>
public sealed record TrainingResult(IReadOnlyList<TrainingProgress> Epochs, int BestEpoch, bool StoppedEarly);

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

/// <summary>How good a network is on samples.</summary>
/// <param name="Loss">The mean loss.</param>
/// <param name="Accuracy">The share of right answers, one for each sample or pixel; NaN where outputs are no classes.</param>
public sealed record Evaluation(double Loss, double Accuracy);

/// <summary>Training met a loss that is not finite.</summary>
/// <remarks>
/// The weights are those that gave this loss, as the steps before have left them: some may be infinite or NaN already. Running statistics
/// of batch normalizations have taken in the mini-batch. Go back to a checkpoint or to saved weights, or initialize anew; a smaller
/// learning rate is the usual remedy.
/// </remarks>
/// <param name="message">Names the step and the layer.</param>
/// <param name="epoch">The epoch, from 1.</param>
/// <param name="step">The mini-batch of the epoch, from 1.</param>
/// <param name="layer">The first layer whose output is not finite: <c>3 Conv2D</c>; null where all are.</param>
public sealed class DivergenceException(string message, int epoch, int step, string? layer) : Exception(message)
{
    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; } = epoch;

    /// <summary>The mini-batch of the epoch, from 1.</summary>
    public int Step { get; } = step;

    /// <summary>The first layer whose output is not finite; null where all are.</summary>
    public string? Layer { get; } = layer;
}
