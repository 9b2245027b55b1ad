using System;

namespace KernelGen;

/// <summary>factor^⌊epoch/every⌋: <c>torch.optim.lr_scheduler.StepLR</c>.</summary>
/// <param name="Every">Epochs from a fall to the next, at least 1.</param>
/// <param name="Factor">What the rate is multiplied by at each, at least 0.</param>
public sealed record StepSchedule(int Every, double Factor = 0.1) : LearningRateSchedule
{
    /// <summary>Epochs from a fall to the next.</summary>
    public int Every { get; } = Every >= 1 ? Every : throw new ArgumentOutOfRangeException(nameof(Every), Every, "It must be at least 1.");

    /// <summary>What the rate is multiplied by at each.</summary>
    public double Factor { get; } = Factor is >= 0 and < double.PositiveInfinity
        ? Factor : throw new ArgumentOutOfRangeException(nameof(Factor), Factor, "It must be at least 0 and finite.");

    /// <inheritdoc/>
    public override double FactorAt(double epoch, int epochs) => Math.Pow(Factor, Math.Floor(epoch / Every));
}
