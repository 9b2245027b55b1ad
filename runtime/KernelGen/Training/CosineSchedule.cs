using System;

namespace KernelGen;

/// <summary>minimum + (1 − minimum)·(1 + cos(π·epoch/epochs))/2, at every step: <c>torch.optim.lr_scheduler.CosineAnnealingLR</c>.</summary>
/// <param name="Minimum">The factor at the end.</param>
public sealed record CosineSchedule(double Minimum = 0) : LearningRateSchedule
{
    /// <inheritdoc/>
    public override double FactorAt(double epoch, int epochs) =>
        Minimum + (1 - Minimum) * (1 + Math.Cos(Math.PI * Math.Min(epoch, epochs) / epochs)) / 2;
}
