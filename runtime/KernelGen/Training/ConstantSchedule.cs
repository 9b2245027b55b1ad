namespace KernelGen;

/// <summary>The learning rate stays.</summary>
public sealed record ConstantSchedule : LearningRateSchedule
{
    /// <inheritdoc/>
    public override double FactorAt(double epoch, int epochs) => 1;
}
