using System;

namespace KernelGen;

/// <summary>minimum + (1 − minimum)·(1 + cos(π·epoch/epochs))/2, at every step: <c>torch.optim.lr_scheduler.CosineAnnealingLR</c>.</summary>
/// <param name="Minimum">The factor at the end, at least 0.</param>
public sealed record CosineSchedule(double Minimum = 0) : LearningRateSchedule
{
    /// <summary>The factor at the end.</summary>
    public double Minimum { get; } = Minimum is >= 0 and < double.PositiveInfinity
        ? Minimum : throw new ArgumentOutOfRangeException(nameof(Minimum), Minimum, "It must be at least 0 and finite.");

    /// <inheritdoc/>
    public override double FactorAt(double epoch, int epochs) =>
        Minimum + (1 - Minimum) * (1 + Math.Cos(Math.PI * Math.Min(epoch, epochs) / epochs)) / 2;
}
