using System;
using System.Collections.Generic;
using System.IO;
using System.Numerics;
using System.Runtime.CompilerServices;
using KernelGen.Training;

namespace KernelGen;

/// <summary>Adam (D. Kingma, J. Ba 2015): <c>torch.optim.Adam</c>.</summary>
/// <remarks>
/// d = gradient + weightDecay·w; m = β₁·m + (1 − β₁)·d; v = β₂·v + (1 − β₂)·d²;
/// w = w − learningRate/(1 − β₁ᵗ)·m/(√v/√(1 − β₂ᵗ) + ε) at step t.
/// </remarks>
public sealed class Adam : IOptimizer
{
    private readonly AdamMoments moments;

    /// <summary>A new optimizer.</summary>
    /// <param name="learningRate">The learning rate, about the length of a step, at least 0.</param>
    /// <param name="beta1">The decay of the running mean of gradients, in [0, 1).</param>
    /// <param name="beta2">The decay of the running mean of their squares, in [0, 1).</param>
    /// <param name="epsilon">Added to the root, at least 0.</param>
    /// <param name="weightDecay">The factor of the weights that is added to their gradients, at least 0.</param>
    public Adam(double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0) =>
        moments = new("Adam", isDecoupled: false, learningRate, beta1, beta2, epsilon, weightDecay);

    /// <summary>The learning rate, about the length of a step.</summary>
    public double LearningRate => moments.LearningRate;

    /// <summary>The decay of the running mean of gradients.</summary>
    public double Beta1 => moments.Beta1;

    /// <summary>The decay of the running mean of their squares.</summary>
    public double Beta2 => moments.Beta2;

    /// <summary>Added to the root.</summary>
    public double Epsilon => moments.Epsilon;

    /// <summary>The factor of the weights that is added to their gradients.</summary>
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

/// <summary>Adam with decoupled weight decay (I. Loshchilov, F. Hutter 2019): <c>torch.optim.AdamW</c>.</summary>
/// <remarks>
/// w = w − learningRate·weightDecay·w; m = β₁·m + (1 − β₁)·gradient; v = β₂·v + (1 − β₂)·gradient²;
/// w = w − learningRate/(1 − β₁ᵗ)·m/(√v/√(1 − β₂ᵗ) + ε) at step t.
/// </remarks>
public sealed class AdamW : IOptimizer
{
    private readonly AdamMoments moments;

    /// <summary>A new optimizer.</summary>
    /// <param name="learningRate">The learning rate, about the length of a step, at least 0.</param>
    /// <param name="beta1">The decay of the running mean of gradients, in [0, 1).</param>
    /// <param name="beta2">The decay of the running mean of their squares, in [0, 1).</param>
    /// <param name="epsilon">Added to the root, at least 0.</param>
    /// <param name="weightDecay">The share of the weights that a step of length 1 removes, at least 0.</param>
    public AdamW(double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 1e-2) =>
        moments = new("AdamW", isDecoupled: true, learningRate, beta1, beta2, epsilon, weightDecay);

    /// <summary>The learning rate, about the length of a step.</summary>
    public double LearningRate => moments.LearningRate;

    /// <summary>The decay of the running mean of gradients.</summary>
    public double Beta1 => moments.Beta1;

    /// <summary>The decay of the running mean of their squares.</summary>
    public double Beta2 => moments.Beta2;

    /// <summary>Added to the root.</summary>
    public double Epsilon => moments.Epsilon;

    /// <summary>The share of the weights that a step of length 1 removes.</summary>
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

/// <summary>What <see cref="Adam"/> and <see cref="AdamW"/> have in common: running means of the gradients and of their squares.</summary>
internal sealed class AdamMoments
{
    private readonly OptimizerMemory mean = new();
    private readonly OptimizerMemory square = new();
    private readonly string kind;
    private readonly bool isDecoupled;                  // whether decay acts on the weights instead of on their gradients

    public AdamMoments(
        string kind, bool isDecoupled, double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
    {
        OptimizerMemory.RequireAtLeastZero(learningRate, nameof(learningRate));
        OptimizerMemory.RequireAtLeastZero(epsilon, nameof(epsilon));
        OptimizerMemory.RequireAtLeastZero(weightDecay, nameof(weightDecay));
        RequireShare(beta1, nameof(beta1));
        RequireShare(beta2, nameof(beta2));
        (this.kind, this.isDecoupled) = (kind, isDecoupled);
        (LearningRate, Beta1, Beta2, Epsilon, WeightDecay) = (learningRate, beta1, beta2, epsilon, weightDecay);
    }

    public double LearningRate { get; }

    public double Beta1 { get; }

    public double Beta2 { get; }

    public double Epsilon { get; }

    public double WeightDecay { get; }

    public IReadOnlyList<KeyValuePair<string, string>> Settings =>
    [
        OptimizerMemory.Setting(LearningRate, nameof(LearningRate)),
        OptimizerMemory.Setting(Beta1, nameof(Beta1)),
        OptimizerMemory.Setting(Beta2, nameof(Beta2)),
        OptimizerMemory.Setting(Epsilon, nameof(Epsilon)),
        OptimizerMemory.Setting(WeightDecay, nameof(WeightDecay)),
    ];

    public void Check(NetworkParameters parameters) => mean.CheckOwner(parameters, kind);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Step(NetworkParameters parameters, NetworkParameters gradients, double factor)
    {
        mean.Begin(parameters, gradients, factor, kind);
        var weights = OptimizerMemory.Learned(parameters);
        var derivatives = OptimizerMemory.Learned(gradients);
        var means = mean.Of(weights.Length);
        var squares = square.Of(weights.Length);
        var t = mean.Steps = ++square.Steps;
        var rate = (float)(LearningRate * factor / (1 - Math.Pow(Beta1, t)));
        var root = (float)Math.Sqrt(1 - Math.Pow(Beta2, t));
        var kept = (float)(1 - LearningRate * factor * WeightDecay);
        var (decay, epsilon) = ((float)WeightDecay, new Vector<float>((float)Epsilon));
        var (keep1, add1, keep2, add2) = ((float)Beta1, (float)(1 - Beta1), (float)Beta2, (float)(1 - Beta2));
        var lanes = Vector<float>.Count;
        foreach (var (start, end) in parameters.Free)
        {
            var i = start;
            for (; i <= end - lanes; i += lanes)
            {
                var (m, v) = (new Vector<float>(means[i..]), new Vector<float>(squares[i..]));
                Change(new(weights[i..]), new(derivatives[i..]), ref m, ref v).CopyTo(weights[i..]);
                m.CopyTo(means[i..]);
                v.CopyTo(squares[i..]);
            }
            for (; i < end; i++)
            {
                var (m, v) = (new Vector<float>(means[i]), new Vector<float>(squares[i]));
                weights[i] = Change(new(weights[i]), new(derivatives[i]), ref m, ref v)[0];
                (means[i], squares[i]) = (m[0], v[0]);
            }
        }

        Vector<float> Change(Vector<float> w, Vector<float> g, ref Vector<float> m, ref Vector<float> v)
        {
            var d = decay == 0 || isDecoupled ? g : g + w * decay;
            if (decay != 0 && isDecoupled) w *= kept;
            m = m * keep1 + d * add1;
            v = v * keep2 + d * d * add2;
            return w - m * rate / (Vector.SquareRoot(v) / new Vector<float>(root) + epsilon);
        }
    }

    public void Save(BinaryWriter writer) => OptimizerMemory.Save(writer, kind, mean, square);

    public void Load(BinaryReader reader) => OptimizerMemory.Load(reader, kind, mean, square);

    private static void RequireShare(double value, string name)
    {
        if (value is not (>= 0 and < 1)) throw new ArgumentOutOfRangeException(name, value, $"It is {value}; it must be in [0, 1).");
    }
}
