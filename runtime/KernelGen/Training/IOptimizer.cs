using System;
using System.Collections.Generic;
using System.IO;

namespace KernelGen;

/// <summary>Changes the weights of a network by their gradients.</summary>
public interface IOptimizer
{
    /// <summary>What the steps depend on, by name: a training is only resumed with the same settings.</summary>
    IReadOnlyList<KeyValuePair<string, string>> Settings => [];

    /// <summary>Checks that the optimizer can change these weights; a trainer calls it before the first step.</summary>
    /// <param name="parameters">The weights.</param>
    /// <exception cref="ArgumentException">The optimizer has changed the weights of another network.</exception>
    void Check(NetworkParameters parameters)
    {
    }

    /// <summary>One step. The next inference uses it; a custom optimizer calls the network's <c>Commit</c> afterwards.</summary>
    /// <param name="parameters">The weights; buffers are not changed.</param>
    /// <param name="gradients">Their gradients, of the same network.</param>
    /// <param name="factor">The factor of the learning rate for this step, from a <see cref="LearningRateSchedule"/>.</param>
    void Step(NetworkParameters parameters, NetworkParameters gradients, double factor = 1);

    /// <summary>Writes what the optimizer remembers of the steps before.</summary>
    /// <param name="writer">Receives the state.</param>
    void Save(BinaryWriter writer);

    /// <summary>Reads what <see cref="Save"/> writes.</summary>
    /// <param name="reader">The source of the state.</param>
    /// <exception cref="InvalidDataException">The state belongs to another kind of optimizer or to another network.</exception>
    void Load(BinaryReader reader);
}

/// <summary>Optimizers on whole networks.</summary>
public static class OptimizerExtensions
{
    /// <summary>One step by the network's gradients, and its <c>Commit</c>.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="network">The network.</param>
    /// <param name="factor">The factor of the learning rate for this step.</param>
    public static void Step(this IOptimizer optimizer, ITrainable network, double factor = 1)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(network);
        optimizer.Step(network.Parameters, network.Gradients, factor);
        network.Commit();
    }

    /// <summary>
    /// Shortens the gradients of all tensors that are not frozen to a norm, where theirs is greater:
    /// <c>torch.nn.utils.clip_grad_norm_</c>.
    /// </summary>
    /// <remarks>The gradients are multiplied by min(1, norm/(current norm + 10⁻⁶)).</remarks>
    /// <param name="network">The network, between <c>Backward</c> and the optimizer's step.</param>
    /// <param name="norm">The maximum norm of all gradients together, the root of the sum of their squares; above 0.</param>
    /// <returns>The norm before clipping.</returns>
    public static double ClipGradients(this ITrainable network, double norm)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (!(norm > 0)) throw new ArgumentOutOfRangeException(nameof(norm), norm, $"It is {norm}; it must be above 0.");
        var squares = 0.0;
        foreach (var (start, end) in network.Parameters.Free)
            foreach (var number in network.Gradients.Store[start..end]) squares += (double)number * number;
        var found = Math.Sqrt(squares);
        var factor = (float)(norm / (found + 1e-6));
        if (factor >= 1) return found;
        foreach (var (start, end) in network.Parameters.Free)
            foreach (ref var number in network.Gradients.Store[start..end]) number *= factor;
        return found;
    }
}
