using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Planning.Layers.Algorithms;
using KernelGen.Generator.Stencils.Layers;

namespace KernelGen.Generator.Planning.Layers;

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
        new BlockPooling(),
        new WholePlanes(),
        new ChannelScales(),
        new Elementwise(),
        new Junctions(),
        new GenericRuntime(),
    ];

    public static NetworkPlan Plan(Network network)
    {
        var draft = new Draft(network);
        for (var i = 0; i < network.Layers.Count;)
        {
            var layer = network.Layers[i];
            i = Plan(draft, layer).Index + 1;
        }
        var output = draft.OutputOf(network.Layers[network.Layers.Count - 1]);
        var steps = MemoryPlanner.Arrange(draft.Steps, output, out var workspace);

        return new NetworkPlan(network, steps, output, Place(steps.SelectMany(step => step.Weights)), workspace);
    }

    /// <summary>Adds the steps of the first way that can compute the layer, and perhaps those that follow.</summary>
    /// <returns>The last layer that is computed then.</returns>
    public static Layer Plan(Draft draft, Layer layer) =>
        Algorithms.Select(algorithm => algorithm.Plan(draft, layer)).First(last => last is not null)!;

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
}
