using System;
using System.Collections.Generic;
using System.IO;
using System.Numerics;
using System.Runtime.CompilerServices;
using KernelGen.Training;

namespace KernelGen;

/// <summary>Stochastic gradient descent with momentum: <c>torch.optim.SGD</c> with dampening 0.</summary>
/// <remarks>
/// d = gradient + weightDecay·w; v = momentum·v + d (at the first step v = d); w = w − learningRate·v, or with Nesterov's momentum
/// w = w − learningRate·(d + momentum·v).
/// </remarks>
public sealed class Sgd : IOptimizer
{
    private const string Kind = "Sgd";

    private readonly OptimizerMemory velocity = new();

    /// <summary>A new optimizer.</summary>
    /// <param name="learningRate">The learning rate, at least 0.</param>
    /// <param name="momentum">The momentum factor, at least 0.</param>
    /// <param name="nesterov">Nesterov's momentum; needs a momentum above 0.</param>
    /// <param name="weightDecay">The factor of the weights that is added to their gradients, at least 0.</param>
    public Sgd(double learningRate, double momentum = 0, bool nesterov = false, double weightDecay = 0)
    {
        OptimizerMemory.RequireAtLeastZero(learningRate, nameof(learningRate));
        OptimizerMemory.RequireAtLeastZero(momentum, nameof(momentum));
        OptimizerMemory.RequireAtLeastZero(weightDecay, nameof(weightDecay));
        if (nesterov && momentum == 0) throw new ArgumentException("Nesterov's momentum needs a momentum above 0.", nameof(nesterov));
        (LearningRate, Momentum, Nesterov, WeightDecay) = (learningRate, momentum, nesterov, weightDecay);
    }

    /// <summary>The learning rate.</summary>
    public double LearningRate { get; }

    /// <summary>The share of the step before.</summary>
    public double Momentum { get; }

    /// <summary>Whether the gradient is looked at from where momentum leads.</summary>
    public bool Nesterov { get; }

    /// <summary>The factor of the weights that is added to their gradients.</summary>
    public double WeightDecay { get; }

    /// <inheritdoc/>
    public IReadOnlyList<KeyValuePair<string, string>> Settings =>
    [
        OptimizerMemory.Setting(LearningRate, nameof(LearningRate)),
        OptimizerMemory.Setting(Momentum, nameof(Momentum)),
        new(nameof(Nesterov), Nesterov ? "true" : "false"),
        OptimizerMemory.Setting(WeightDecay, nameof(WeightDecay)),
    ];

    /// <inheritdoc/>
    public void Check(NetworkParameters parameters) => velocity.CheckOwner(parameters, Kind);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Step(NetworkParameters parameters, NetworkParameters gradients, double factor = 1)
    {
        velocity.Begin(parameters, gradients, factor, Kind);
        var weights = OptimizerMemory.Learned(parameters);
        var derivatives = OptimizerMemory.Learned(gradients);
        var (rate, decay, momentum) = ((float)(LearningRate * factor), (float)WeightDecay, (float)Momentum);
        var speeds = Momentum == 0 ? default : velocity.Of(weights.Length);
        var (lanes, isFirst) = (Vector<float>.Count, velocity.Steps == 0);
        foreach (var (start, end) in parameters.Free)
        {
            var i = start;
            for (; i <= end - lanes; i += lanes)
            {
                var w = new Vector<float>(weights[i..]);
                Change(w, new(derivatives[i..]), speeds.IsEmpty ? default : new(speeds[i..]), out var moved, out var speed);
                moved.CopyTo(weights[i..]);
                if (!speeds.IsEmpty) speed.CopyTo(speeds[i..]);
            }
            for (; i < end; i++)
            {
                Change(new(weights[i]), new(derivatives[i]), speeds.IsEmpty ? default : new(speeds[i]), out var moved, out var speed);
                weights[i] = moved[0];
                if (!speeds.IsEmpty) speeds[i] = speed[0];
            }
        }
        velocity.Steps++;

        void Change(Vector<float> w, Vector<float> g, Vector<float> v, out Vector<float> moved, out Vector<float> speed)
        {
            var d = decay == 0 ? g : g + w * decay;
            speed = isFirst ? d : v * momentum + d;
            moved = w - (momentum == 0 ? d : Nesterov ? d + speed * momentum : speed) * rate;
        }
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer) => OptimizerMemory.Save(writer, Kind, velocity);

    /// <inheritdoc/>
    public void Load(BinaryReader reader) => OptimizerMemory.Load(reader, Kind, velocity);
}
