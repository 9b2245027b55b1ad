using System;

namespace KernelGen;

/// <summary>Optimizers on whole networks.</summary>
public static class OptimizerExtensions
{
    /// <summary>One step by the network's gradients, and its <c>Commit</c>.</summary>
    /// <param name="optimizer">Takes the step.</param>
    /// <param name="network">The network.</param>
    /// <param name="factor">What the learning rate is multiplied by for this step.</param>
    public static void Step(this IOptimizer optimizer, ITrainable network, double factor = 1)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(network);
        optimizer.Step(network.Parameters, network.Gradients, factor);
        network.Commit();
    }
}
