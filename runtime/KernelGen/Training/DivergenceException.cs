using System;

namespace KernelGen;

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
