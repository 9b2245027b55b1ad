using System;

namespace KernelGen;

/// <summary>Another schedule, multiplied by a factor that rises evenly from 0 to 1 at first.</summary>
/// <remarks>
/// The factor of the very first step is 0: it changes no weight by its gradient, but running statistics and an optimizer's memory.
/// </remarks>
/// <param name="Length">Epochs during which it rises, above 0.</param>
/// <param name="Next">The other schedule.</param>
public sealed record WarmUpSchedule(double Length, LearningRateSchedule Next) : LearningRateSchedule
{
    /// <summary>Epochs during which it rises.</summary>
    public double Length { get; } = Length is > 0 and < double.PositiveInfinity
        ? Length : throw new ArgumentOutOfRangeException(nameof(Length), Length, "It must be above 0 and finite.");

    /// <summary>The other schedule.</summary>
    public LearningRateSchedule Next { get; } = Next ?? throw new ArgumentNullException(nameof(Next));

    /// <inheritdoc/>
    public override double FactorAt(double epoch, int epochs) => Next.FactorAt(epoch, epochs) * Math.Min(1, epoch / Length);
}
