using System;

namespace KernelGen;

/// <summary>Training met a loss that is not finite.</summary>
/// <remarks>
/// The weights are those that gave this loss, as the steps before have left them: some may be infinite or NaN already. Running statistics
/// of batch normalisations have taken in the mini-batch. Go back to a checkpoint or to saved weights, or initialize anew; a smaller
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
