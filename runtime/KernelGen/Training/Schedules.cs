using System;

namespace KernelGen;

/// <summary>What the learning rate is multiplied by as training goes on.</summary>
public abstract record LearningRateSchedule
{
    /// <summary>The factor at a time of training.</summary>
    /// <param name="epoch">Completed epochs, including the share of the current one: 2.5 is in the middle of the third.</param>
    /// <param name="epochs">The total number of epochs.</param>
    public abstract double FactorAt(double epoch, int epochs);
}

/// <summary>A constant learning rate.</summary>
public sealed record ConstantSchedule : LearningRateSchedule
{
    /// <inheritdoc/>
    public override double FactorAt(double epoch, int epochs) => 1;
}

/// <summary>factor^⌊epoch/every⌋: <c>torch.optim.lr_scheduler.StepLR</c>.</summary>
/// <param name="Every">The number of epochs between two decays, at least 1.</param>
/// <param name="Factor">The factor of each decay, at least 0.</param>
public sealed record StepSchedule(int Every, double Factor = 0.1) : LearningRateSchedule
{
    /// <summary>The number of epochs between two decays.</summary>
    public int Every { get; } = Every >= 1 ? Every : throw new ArgumentOutOfRangeException(nameof(Every), Every, "It must be at least 1.");

    /// <summary>What the rate is multiplied by at each.</summary>
    public double Factor { get; } = Factor is >= 0 and < double.PositiveInfinity
        ? Factor : throw new ArgumentOutOfRangeException(nameof(Factor), Factor, "It must be at least 0 and finite.");

    /// <inheritdoc/>
    public override double FactorAt(double epoch, int epochs) => Math.Pow(Factor, Math.Floor(epoch / Every));
}

/// <summary>
/// minimum + (1 − minimum)·(1 + cos(π·epoch/epochs))/2, at every step: <c>torch.optim.lr_scheduler.CosineAnnealingLR</c>.
/// </summary>
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

/// <summary>A linear warm-up from 0 to 1, multiplied with another schedule.</summary>
/// <remarks>
/// The factor of the very first step is 0: it changes no weight by its gradient, but running statistics and an optimizer's memory.
/// </remarks>
/// <param name="Length">The number of epochs of the warm-up, above 0.</param>
/// <param name="Next">The other schedule.</param>
public sealed record WarmUpSchedule(double Length, LearningRateSchedule Next) : LearningRateSchedule
{
    /// <summary>The number of epochs of the warm-up.</summary>
    public double Length { get; } = Length is > 0 and < double.PositiveInfinity
        ? Length : throw new ArgumentOutOfRangeException(nameof(Length), Length, "It must be above 0 and finite.");

    /// <summary>The other schedule.</summary>
    public LearningRateSchedule Next { get; } = Next ?? throw new ArgumentNullException(nameof(Next));

    /// <inheritdoc/>
    public override double FactorAt(double epoch, int epochs) => Next.FactorAt(epoch, epochs) * Math.Min(1, epoch / Length);
}
