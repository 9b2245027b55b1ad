using System;

namespace KernelGen;

/// <summary>The mean of (y − t)² over all outputs of the batch: <c>torch.nn.MSELoss</c>.</summary>
public sealed class MeanSquaredError : ILoss
{
    /// <inheritdoc/>
    public bool IsClassification => false;

    /// <inheritdoc/>
    public void CheckTargetLength(int targetLength, int outputLength) => LossArguments.RequireAsMany(targetLength, outputLength);

    /// <inheritdoc/>
    public void CheckTarget(ReadOnlySpan<float> target) => LossArguments.RequireFinite(target);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There are not as many targets as outputs.</exception>
    public double Compute(ReadOnlySpan<float> output, ReadOnlySpan<float> target, int batch, Span<float> gradient)
    {
        _ = LossArguments.OutputLength(output, batch, gradient);
        if (target.Length != output.Length)
            throw new ArgumentException($"There are {target.Length} targets; {output.Length} outputs need the same number.", nameof(target));
        var sum = 0.0;
        for (var i = 0; i < output.Length; i++)
        {
            var difference = (double)output[i] - target[i];
            sum += difference * difference;
            if (!gradient.IsEmpty) gradient[i] = (float)(2 * difference / output.Length);
        }
        return sum / output.Length;
    }
}
