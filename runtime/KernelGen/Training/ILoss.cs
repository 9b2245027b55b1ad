using System;
using System.Collections.Generic;
using KernelGen.Training;

namespace KernelGen;

/// <summary>The loss that training minimizes, and its derivatives by the network's outputs.</summary>
public interface ILoss
{
    /// <summary>Whether outputs are classes, so that the accuracy is defined.</summary>
    bool IsClassification { get; }

    /// <summary>The settings of the loss, by name: a training can only be resumed with the same settings.</summary>
    IReadOnlyList<KeyValuePair<string, string>> Settings => [];

    /// <summary>The loss of a mini-batch, the mean over its samples, and its gradient.</summary>
    /// <param name="output">The outputs of all samples, consecutive.</param>
    /// <param name="target">The targets of all samples, consecutive.</param>
    /// <param name="batch">The number of samples.</param>
    /// <param name="gradient">Receives the derivatives by the outputs; empty if they are not needed.</param>
    /// <returns>The loss.</returns>
    double Compute(ReadOnlySpan<float> output, ReadOnlySpan<float> target, int batch, Span<float> gradient);

    /// <summary>
    /// The loss for a network: it may learn the shape of the output, or refuse the network. A trainer asks once, before the first step.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <exception cref="ArgumentException">The outputs of the network are not valid for the loss.</exception>
    ILoss For(ITrainable network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return this;
    }

    /// <summary>Checks the length of a target; a trainer calls it before the first step.</summary>
    /// <param name="targetLength">The length of a target.</param>
    /// <param name="outputLength">The length of an output.</param>
    /// <exception cref="ArgumentException">A target cannot have this length.</exception>
    void CheckTargetLength(int targetLength, int outputLength)
    {
        if (targetLength == 1 || targetLength == outputLength) return;
        throw new ArgumentException($"A target has {targetLength} elements; the network needs 1 for a class, or {outputLength}.");
    }

    /// <summary>
    /// Checks the target of a sample; a trainer calls it for every sample of a <see cref="Dataset"/> before the first step.
    /// </summary>
    /// <param name="target">The target.</param>
    /// <exception cref="ArgumentException">The target is invalid.</exception>
    void CheckTarget(ReadOnlySpan<float> target)
    {
    }

    /// <summary>Counts correct predictions of a mini-batch: the largest output is at the largest target.</summary>
    /// <param name="output">The outputs of all samples, consecutive.</param>
    /// <param name="target">The targets of all samples, consecutive.</param>
    /// <param name="batch">The number of samples.</param>
    (long Right, long Answers) CountRight(ReadOnlySpan<float> output, ReadOnlySpan<float> target, int batch)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batch);
        return LossArguments.CountRight(output, target, batch);
    }
}
