namespace KernelGen;

/// <summary>How good a network is on samples.</summary>
/// <param name="Loss">The mean loss.</param>
/// <param name="Accuracy">The share of right answers, one for each sample or pixel; NaN where outputs are no classes.</param>
public sealed record Evaluation(double Loss, double Accuracy);
