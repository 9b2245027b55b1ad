using System.Collections.Generic;
using System;
using KernelGen.Training;

namespace KernelGen;

/// <summary>What training makes small: a number for a mini-batch, and its derivatives by the network's outputs.</summary>
public interface ILoss
{
    /// <summary>Whether outputs stand for classes, so that the share of right answers means something.</summary>
    bool IsClassification { get; }

    /// <summary>What the loss depends on, by name: a training is only resumed with the same settings.</summary>
    IReadOnlyList<KeyValuePair<string, string>> Settings => [];

    /// <summary>The loss of a mini-batch, the mean over its samples, and its gradient.</summary>
    /// <param name="output">The outputs of all samples, one after another.</param>
    /// <param name="target">The targets of all samples, one after another.</param>
    /// <param name="batch">How many samples.</param>
    /// <param name="gradient">Takes the derivatives by the outputs; empty where they are not wanted.</param>
    /// <returns>The loss.</returns>
    double Compute(ReadOnlySpan<float> output, ReadOnlySpan<float> target, int batch, Span<float> gradient);

    /// <summary>
    /// The loss for a network: it may learn the shape of the output, or refuse the network. A trainer asks once, before the first step.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <exception cref="ArgumentException">The network's outputs are not what the loss takes.</exception>
    ILoss For(ITrainable network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return this;
    }

    /// <summary>Checks how many numbers a target has; a trainer asks before the first step.</summary>
    /// <param name="targetLength">Numbers of a target.</param>
    /// <param name="outputLength">Numbers of an output.</param>
    /// <exception cref="ArgumentException">No target of that many numbers can stand for an output.</exception>
    void CheckTargetLength(int targetLength, int outputLength)
    {
        if (targetLength == 1 || targetLength == outputLength) return;
        throw new ArgumentException($"A target has {targetLength} elements; the network needs 1 for a class, or {outputLength}.");
    }

    /// <summary>Checks a sample's target; a trainer asks for every sample of a <see cref="Dataset"/>, before the first step.</summary>
    /// <param name="target">The target.</param>
    /// <exception cref="ArgumentException">The target cannot be one.</exception>
    void CheckTarget(ReadOnlySpan<float> target)
    {
    }

    /// <summary>How many answers of a mini-batch are right, and how many there are: where the output is greatest, the target is.</summary>
    /// <param name="output">The outputs of all samples, one after another.</param>
    /// <param name="target">The targets of all samples, one after another.</param>
    /// <param name="batch">How many samples.</param>
    (long Right, long Answers) CountRight(ReadOnlySpan<float> output, ReadOnlySpan<float> target, int batch)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batch);
        return LossArguments.CountRight(output, target, batch);
    }
}
