using System;
using System.IO;
using System.Numerics;

namespace KernelGen;

/// <summary>Adam (D. Kingma, J. Ba 2015): <c>torch.optim.Adam</c>.</summary>
/// <remarks>
/// d = gradient + weightDecay·w; m = β₁·m + (1 − β₁)·d; v = β₂·v + (1 − β₂)·d²;
/// w = w − learningRate/(1 − β₁ᵗ)·m/(√v/√(1 − β₂ᵗ) + ε) at step t.
/// </remarks>
public sealed class Adam : IOptimizer
{
    private const string Kind = "Adam";

    private readonly OptimizerMemory mean = new();
    private readonly OptimizerMemory square = new();

    /// <summary>An optimizer that has seen nothing.</summary>
    /// <param name="learningRate">About the length of a step, at least 0.</param>
    /// <param name="beta1">The share of the mean of gradients that stays, in [0, 1).</param>
    /// <param name="beta2">The share of the mean of their squares that stays, in [0, 1).</param>
    /// <param name="epsilon">Added to the root, at least 0.</param>
    /// <param name="weightDecay">The share of the weights that is added to their gradients, at least 0.</param>
    public Adam(double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
    {
        OptimizerMemory.RequireAtLeastZero(learningRate, nameof(learningRate));
        OptimizerMemory.RequireAtLeastZero(epsilon, nameof(epsilon));
        OptimizerMemory.RequireAtLeastZero(weightDecay, nameof(weightDecay));
        RequireShare(beta1, nameof(beta1));
        RequireShare(beta2, nameof(beta2));
        (LearningRate, Beta1, Beta2, Epsilon, WeightDecay) = (learningRate, beta1, beta2, epsilon, weightDecay);
    }

    /// <summary>About the length of a step.</summary>
    public double LearningRate { get; }

    /// <summary>The share of the mean of gradients that stays.</summary>
    public double Beta1 { get; }

    /// <summary>The share of the mean of their squares that stays.</summary>
    public double Beta2 { get; }

    /// <summary>Added to the root.</summary>
    public double Epsilon { get; }

    /// <summary>The share of the weights that is added to their gradients.</summary>
    public double WeightDecay { get; }

    /// <inheritdoc/>
    public void Step(NetworkParameters parameters, NetworkParameters gradients, double factor = 1)
    {
        OptimizerMemory.RequireEqual(parameters, gradients);
        var weights = OptimizerMemory.Learned(parameters);
        var derivatives = OptimizerMemory.Learned(gradients);
        var means = mean.Of(weights.Length, Kind);
        var squares = square.Of(weights.Length, Kind);
        var t = mean.Steps = ++square.Steps;
        var rate = (float)(LearningRate * factor / (1 - Math.Pow(Beta1, t)));
        var root = (float)Math.Sqrt(1 - Math.Pow(Beta2, t));
        var (decay, epsilon) = ((float)WeightDecay, new Vector<float>((float)Epsilon));
        var (keep1, add1, keep2, add2) = ((float)Beta1, (float)(1 - Beta1), (float)Beta2, (float)(1 - Beta2));
        var lanes = Vector<float>.Count;
        var i = 0;
        for (; i <= weights.Length - lanes; i += lanes)
        {
            var (m, v) = (new Vector<float>(means[i..]), new Vector<float>(squares[i..]));
            Change(new(weights[i..]), new(derivatives[i..]), ref m, ref v).CopyTo(weights[i..]);
            m.CopyTo(means[i..]);
            v.CopyTo(squares[i..]);
        }
        for (; i < weights.Length; i++)
        {
            var (m, v) = (new Vector<float>(means[i]), new Vector<float>(squares[i]));
            weights[i] = Change(new(weights[i]), new(derivatives[i]), ref m, ref v)[0];
            (means[i], squares[i]) = (m[0], v[0]);
        }

        Vector<float> Change(Vector<float> w, Vector<float> g, ref Vector<float> m, ref Vector<float> v)
        {
            var d = decay == 0 ? g : g + w * decay;
            m = m * keep1 + d * add1;
            v = v * keep2 + d * d * add2;
            return w - m * rate / (Vector.SquareRoot(v) / new Vector<float>(root) + epsilon);
        }
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer) => OptimizerMemory.Save(writer, Kind, mean, square);

    /// <inheritdoc/>
    public void Load(BinaryReader reader) => OptimizerMemory.Load(reader, Kind, mean, square);

    private static void RequireShare(double value, string name)
    {
        if (!(value is >= 0 and < 1)) throw new ArgumentOutOfRangeException(name, value, $"It is {value}; it must be in [0, 1).");
    }
}
