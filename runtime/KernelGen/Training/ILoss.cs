using System;

namespace KernelGen;

/// <summary>What training makes small: a number for a mini-batch, and its derivatives by the network's outputs.</summary>
public interface ILoss
{
    /// <summary>Whether outputs stand for classes, so that the share of right answers means something.</summary>
    bool IsClassification { get; }

    /// <summary>The loss of a mini-batch, the mean over its samples, and its gradient.</summary>
    /// <param name="output">The outputs of all samples, one behind the other.</param>
    /// <param name="target">The targets of all samples, one behind the other.</param>
    /// <param name="batch">How many samples.</param>
    /// <param name="gradient">Takes the derivatives by the outputs; empty where they are not wanted.</param>
    /// <returns>The loss.</returns>
    double Compute(ReadOnlySpan<float> output, ReadOnlySpan<float> target, int batch, Span<float> gradient);
}
