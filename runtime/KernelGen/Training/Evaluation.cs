namespace KernelGen;

/// <summary>Loss and accuracy of a network on samples.</summary>
/// <param name="Loss">The mean loss.</param>
/// <param name="Accuracy">The accuracy over samples or pixels; NaN if outputs are not classes.</param>
public sealed record Evaluation(double Loss, double Accuracy);
