using System;

namespace KernelGen;

/// <summary>Another schedule, multiplied by a factor that rises evenly from 0 to 1 at first.</summary>
/// <param name="Length">Epochs during which it rises, above 0.</param>
/// <param name="Next">The other schedule.</param>
public sealed record WarmUpSchedule(double Length, LearningRateSchedule Next) : LearningRateSchedule
{
    /// <summary>Epochs during which it rises.</summary>
    public double Length { get; } = Length > 0 ? Length : throw new ArgumentOutOfRangeException(nameof(Length), Length, "It must be above 0.");

    /// <inheritdoc/>
    public override double FactorAt(double epoch, int epochs) => Next.FactorAt(epoch, epochs) * Math.Min(1, epoch / Length);
}
