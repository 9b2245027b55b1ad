using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning.Algorithms;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>Plans a network: a way for each layer, then a place for each tensor. It cannot fail.</summary>
internal static class LayerPlanner
{
    /// <summary>The list of all ways, in the order in which they are tried; the last can do all that is left.</summary>
    public static IReadOnlyList<ILayerAlgorithm> Algorithms { get; } =
    [
        new Passing(),
        new Depthwise(),
        new Winograd(),
        new Direct(),
        new TransposedPhases(),
        new FullyConnected(),
        new PlanePooling(),
        new BlockPooling(),
        new WholePlanes(),
        new ChannelScales(),
        new Elementwise(),
        new Junctions(),
        new GenericRuntime(),
    ];

    /// <param name="network">The network.</param>
    /// <param name="takesBatches">Whether it may be given many samples at once.</param>
    public static NetworkPlan Plan(Network network, bool takesBatches)
    {
        var draft = new Draft(network);
        for (var i = 0; i < network.Layers.Count;)
        {
            var layer = network.Layers[i];
            i = Plan(draft, layer).Index + 1;
        }
        var output = draft.OutputOf(network.Layers[network.Layers.Count - 1]);
        var (planned, last) = takesBatches ? Batching.Stage(draft.Steps) : (draft.Steps, 0);
        var arranged = MemoryPlanner.Arrange(planned, [(output, last)], draft.Tensors, output);
        var steps = LayWeights(arranged.Steps, 0, out var packed);
        return new NetworkPlan(network, steps, arranged.Placement, output, packed, arranged.WorkspaceLength + arranged.TapeLength)
        {
            BlockSamples = Batching.Samples(steps, arranged.TapeLength),
            KeptLength = arranged.TapeLength,
        };
    }

    /// <summary>Adds the steps of the first way that can compute the layer, and perhaps those that follow; those before say why not.</summary>
    /// <returns>The last layer that is computed then.</returns>
    public static Layer Plan(Draft draft, Layer layer)
    {
        var (planned, declined) = (draft.Steps.Count, new List<string>());
        var last = Choose(draft, layer, declined);
        if (draft.Steps.Count > planned) draft.Steps[planned] = draft.Steps[planned] with { Declined = declined };
        return last;
    }

    /// <summary>Puts the weights of all steps one behind the other.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="start">Where the first weight lies.</param>
    /// <param name="end">Where the last one ends.</param>
    public static IReadOnlyList<LayerStep> LayWeights(IReadOnlyList<LayerStep> steps, long start, out long end)
    {
        var placed = new List<LayerStep>(steps.Count);
        foreach (var step in steps)
        {
            placed.Add(step.Weights.Count == 0 ? step : step with { WeightsStart = start });
            start += step.Weights.Sum(part => part.Length);
        }
        end = start;
        return placed;
    }

    /// <summary>The first way that takes the layer plans it; those before say why not.</summary>
    private static Layer Choose(Draft draft, Layer layer, List<string> declined)
    {
        foreach (var algorithm in Algorithms)
        {
            var choice = algorithm.Plan(draft, layer);
            if (choice.Last is { } last) return last;
            if (choice.Reason is { } reason) declined.Add(reason);
        }
        throw new InvalidOperationException("The last way takes every layer.");
    }
}
