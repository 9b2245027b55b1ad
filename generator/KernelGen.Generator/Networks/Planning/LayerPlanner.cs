using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning.Algorithms;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>Plans a network: an algorithm for each layer, then a place for each tensor. It cannot fail.</summary>
internal static class LayerPlanner
{
    /// <summary>All algorithms, in the order in which they are asked; the last can compute whatever no other does.</summary>
    public static IReadOnlyList<ILayerAlgorithm> Algorithms { get; } =
    [
        new Alias(),
        new PlaneConvolution(),
        new Depthwise(),
        new Winograd(),
        new DirectConvolution(),
        new TransposedPhases(),
        new FullyConnected(),
        new PlanePooling(),
        new BlockPooling(),
        new WholePlanes(),
        new ChannelScales(),
        new BatchScales(),
        new Elementwise(),
        new Thinning(),
        new Merges(),
        new GenericRuntime(),
    ];

    /// <param name="network">The network.</param>
    /// <param name="takesBatches">Whether it may be given many samples at once.</param>
    public static NetworkPlan Plan(Network network, bool takesBatches)
    {
        var draft = new Draft(network);
        for (var i = 0; i < network.Layers.Count;)
        {
            var planned = Choose(draft, network.Layers[i]);
            draft.Add(planned);
            i = planned.Last.Index + 1;
        }
        var output = draft.OutputOf(network.Layers[network.Layers.Count - 1]);
        var (batched, last) = takesBatches ? Batching.Stage(draft.Steps) : (draft.Steps, 0);
        var arranged = MemoryPlanner.Arrange(batched, [(output, last)], draft.Tensors, output);
        var steps = LayWeights(arranged.Steps, 0, out var packed);
        return new NetworkPlan(network, steps, arranged.Placement, output, packed, arranged.WorkspaceLength + arranged.TapeLength)
        {
            BlockSamples = Batching.Samples(steps, arranged.TapeLength),
            KeptLength = arranged.TapeLength,
        };
    }

    /// <summary>The cheapest way to compute the layer, the first of equal ones; those that were asked before it say why not.</summary>
    public static PlannedLayers Choose(Draft draft, Layer layer)
    {
        var declined = new List<string>();
        (Answer<PlannedLayers>.Proposal Proposal, int Declined)? best = null;
        foreach (var algorithm in Algorithms)
        {
            switch (algorithm.Try(draft, layer))
            {
                case Answer<PlannedLayers>.Declined no:
                    declined.Add($"{algorithm.GetType().Name}: {no.Reason}");
                    break;
                case Answer<PlannedLayers>.Proposal proposal when best is null || proposal.Cost < best.Value.Proposal.Cost:
                    best = (proposal, declined.Count);
                    break;
            }
        }
        var (chosen, before) = best!.Value;
        var planned = chosen.Build();
        return planned.Steps.Count == 0 || before == 0 ? planned : planned with
        {
            Steps = [planned.Steps[0] with { Declined = declined.Take(before).ToArray() }, .. planned.Steps.Skip(1)],
        };
    }

    /// <summary>Puts the weights of all steps one after another.</summary>
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
}
