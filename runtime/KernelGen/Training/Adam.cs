using System.Collections.Generic;
using System.IO;

namespace KernelGen;

/// <summary>Adam (D. Kingma, J. Ba 2015): <c>torch.optim.Adam</c>.</summary>
/// <remarks>
/// d = gradient + weightDecay·w; m = β₁·m + (1 − β₁)·d; v = β₂·v + (1 − β₂)·d²;
/// w = w − learningRate/(1 − β₁ᵗ)·m/(√v/√(1 − β₂ᵗ) + ε) at step t.
/// </remarks>
public sealed class Adam : IOptimizer
{
    private readonly AdamMoments moments;

    /// <summary>An optimizer that has seen nothing.</summary>
    /// <param name="learningRate">About the length of a step, at least 0.</param>
    /// <param name="beta1">The share of the mean of gradients that stays, in [0, 1).</param>
    /// <param name="beta2">The share of the mean of their squares that stays, in [0, 1).</param>
    /// <param name="epsilon">Added to the root, at least 0.</param>
    /// <param name="weightDecay">The share of the weights that is added to their gradients, at least 0.</param>
    public Adam(double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0) =>
        moments = new("Adam", isDecoupled: false, learningRate, beta1, beta2, epsilon, weightDecay);

    /// <summary>About the length of a step.</summary>
    public double LearningRate => moments.LearningRate;

    /// <summary>The share of the mean of gradients that stays.</summary>
    public double Beta1 => moments.Beta1;

    /// <summary>The share of the mean of their squares that stays.</summary>
    public double Beta2 => moments.Beta2;

    /// <summary>Added to the root.</summary>
    public double Epsilon => moments.Epsilon;

    /// <summary>The share of the weights that is added to their gradients.</summary>
    public double WeightDecay => moments.WeightDecay;

    /// <inheritdoc/>
    public IReadOnlyList<KeyValuePair<string, string>> Settings => moments.Settings;

    /// <inheritdoc/>
    public void Check(NetworkParameters parameters) => moments.Check(parameters);

    /// <inheritdoc/>
    public void Step(NetworkParameters parameters, NetworkParameters gradients, double factor = 1) =>
        moments.Step(parameters, gradients, factor);

    /// <inheritdoc/>
    public void Save(BinaryWriter writer) => moments.Save(writer);

    /// <inheritdoc/>
    public void Load(BinaryReader reader) => moments.Load(reader);
}
