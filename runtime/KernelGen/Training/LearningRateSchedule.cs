namespace KernelGen;

/// <summary>What the learning rate is multiplied by as training goes on.</summary>
public abstract record LearningRateSchedule
{
    /// <summary>The factor at a moment of training.</summary>
    /// <param name="epoch">Epochs done, with the share of the one that runs: 2.5 is in the middle of the third.</param>
    /// <param name="epochs">Epochs in all.</param>
    public abstract double FactorAt(double epoch, int epochs);
}
