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
        var last = takesBatches ? Batching.Stage(draft.Steps) : 0;
        var steps = MemoryPlanner.Arrange(draft.Steps, [(output, last)], out var workspace, out var kept, output);
        return new NetworkPlan(network, steps, output, Place(steps.SelectMany(step => step.Weights)), workspace + kept)
        {
            BlockSamples = Batching.Samples(steps, kept),
            KeptLength = kept,
        };
    }

    /// <summary>Adds the steps of the first way that can compute the layer, and perhaps those that follow; those before say why not.</summary>
    /// <returns>The last layer that is computed then.</returns>
    public static Layer Plan(Draft draft, Layer layer)
    {
        var (planned, declined) = (draft.Steps.Count, new List<string>());
        var last = Choose(draft, layer, declined);
        if (draft.Steps.Count > planned) draft.Steps[planned].Declined = declined;
        return last;
    }

    /// <summary>Puts parts of memory one behind the other.</summary>
    /// <returns>Floats of all.</returns>
    public static long Place(IEnumerable<PackedPart> parts)
    {
        var length = 0L;
        foreach (var part in parts)
        {
            part.Start = length;
            length += part.Length;
        }
        return length;
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
