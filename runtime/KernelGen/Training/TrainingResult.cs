using System;
using System.Collections.Generic;

namespace KernelGen;

/// <summary>What became of a training.</summary>
/// <param name="Epochs">The results of all epochs, including those before a resumption; times are those of the process that ran
/// them.</param>
/// <param name="BestEpoch">The epoch with the lowest validation loss, from 1; the last one without validation.</param>
/// <param name="StoppedEarly">Whether the validation loss did not decrease for <see cref="TrainerOptions.Patience"/> epochs.</param>
public sealed record TrainingResult(IReadOnlyList<TrainingProgress> Epochs, int BestEpoch, bool StoppedEarly);

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

/// <summary>Loss and accuracy of a network on samples.</summary>
/// <param name="Loss">The mean loss.</param>
/// <param name="Accuracy">The accuracy over samples or pixels; NaN if outputs are not classes.</param>
public sealed record Evaluation(double Loss, double Accuracy);

/// <summary>Training met a loss that is not finite.</summary>
/// <remarks>
/// The weights are those that gave this loss, after the previous steps: some may be infinite or NaN already. Running statistics
/// of batch normalizations include the mini-batch. Return to a checkpoint or to saved weights, or initialize again; a smaller
/// learning rate is the usual remedy.
/// </remarks>
/// <param name="message">Names the step and the layer.</param>
/// <param name="epoch">The epoch, from 1.</param>
/// <param name="step">The mini-batch of the epoch, from 1.</param>
/// <param name="layer">The first layer whose output is not finite: <c>3 Conv2D</c>; null if all are finite.</param>
public sealed class DivergenceException(string message, int epoch, int step, string? layer) : Exception(message)
{
    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; } = epoch;

    /// <summary>The mini-batch of the epoch, from 1.</summary>
    public int Step { get; } = step;

    /// <summary>The first layer whose output is not finite; null if all are finite.</summary>
    public string? Layer { get; } = layer;
}
