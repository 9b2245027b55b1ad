using System;
using KernelGen.Training;

namespace KernelGen;

/// <summary>The mean of (y − t)² over all outputs of the batch: <c>torch.nn.MSELoss</c>.</summary>
public sealed class MeanSquaredError : ILoss, ISampleLoss
{
    /// <inheritdoc/>
    public bool IsClassification => false;

    /// <inheritdoc/>
    public void CheckTargetLength(int targetLength, int outputLength) => LossArguments.RequireAsMany(targetLength, outputLength);

    /// <inheritdoc/>
    public void CheckTarget(ReadOnlySpan<float> target) => LossArguments.RequireFinite(target);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The number of targets differs from the number of outputs.</exception>
    public double Compute(ReadOnlySpan<float> output, ReadOnlySpan<float> target, int batch, Span<float> gradient) =>
        SampleLoss.Of(this, output, target, batch, gradient);

    double ISampleLoss.Divisor(ReadOnlySpan<float> target, int batch, int outputs)
    {
        LossArguments.RequireEqual(target.Length, (long)batch * outputs);
        return target.Length;
    }

    int ISampleLoss.Terms(int outputs, int targets) => outputs;

    void ISampleLoss.Compute(
        ReadOnlySpan<float> output, ReadOnlySpan<float> target, int samples, double divisor, Span<float> gradient, Span<double> terms)
    {
        for (var i = 0; i < output.Length; i++)
        {
            var difference = (double)output[i] - target[i];
            terms[i] = difference * difference;
            if (!gradient.IsEmpty) gradient[i] = (float)(2 * difference / divisor);
        }
    }
}

/// <summary>
/// −t·log σ(y) − (1 − t)·log(1 − σ(y)), the mean over all outputs of the batch: <c>torch.nn.BCEWithLogitsLoss</c>. The network's last
/// layer gives logits; a target is the probability of each output.
/// </summary>
/// <remarks>
/// Computed as max(y, 0) − y·t + log(1 + e^(−|y|)) in double precision, so that nothing overflows; the gradient is (σ(y) − t) divided
/// by the number of outputs.
/// </remarks>
public sealed class BinaryCrossEntropyLoss : ILoss, ISampleLoss
{
    /// <inheritdoc/>
    public bool IsClassification => true;

    /// <inheritdoc/>
    public ILoss For(ITrainable network)
    {
        ArgumentNullException.ThrowIfNull(network);
        LossArguments.RequireLogits(network, nameof(BinaryCrossEntropyLoss));
        return this;
    }

    /// <inheritdoc/>
    public void CheckTargetLength(int targetLength, int outputLength) => LossArguments.RequireAsMany(targetLength, outputLength);

    /// <inheritdoc/>
    public void CheckTarget(ReadOnlySpan<float> target)
    {
        foreach (var probability in target)
            if (probability is not (>= 0 and <= 1))
                throw new ArgumentException($"A target is {probability}; it must be in [0, 1].", nameof(target));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The number of targets differs from the number of outputs, or one is not a
    /// probability.</exception>
    public double Compute(ReadOnlySpan<float> output, ReadOnlySpan<float> target, int batch, Span<float> gradient) =>
        SampleLoss.Of(this, output, target, batch, gradient);

    double ISampleLoss.Divisor(ReadOnlySpan<float> target, int batch, int outputs)
    {
        LossArguments.RequireEqual(target.Length, (long)batch * outputs);
        CheckTarget(target);
        return target.Length;
    }

    int ISampleLoss.Terms(int outputs, int targets) => outputs;

    void ISampleLoss.Compute(
        ReadOnlySpan<float> output, ReadOnlySpan<float> target, int samples, double divisor, Span<float> gradient, Span<double> terms)
    {
        for (var i = 0; i < output.Length; i++)
        {
            double y = output[i];
            terms[i] = Math.Max(y, 0) - y * target[i] + Math.Log(1 + Math.Exp(-Math.Abs(y)));
            if (!gradient.IsEmpty) gradient[i] = (float)((1 / (1 + Math.Exp(-y)) - target[i]) / divisor);
        }
    }

    /// <inheritdoc/>
    /// <remarks>An output is correct if it is positive for a target of at least ½, or not positive for a smaller target.</remarks>
    public (long Right, long Answers) CountRight(ReadOnlySpan<float> output, ReadOnlySpan<float> target, int batch)
    {
        var right = 0L;
        for (var i = 0; i < output.Length; i++) if (output[i] > 0 == target[i] >= 0.5f) right++;
        return (right, output.Length);
    }
}
