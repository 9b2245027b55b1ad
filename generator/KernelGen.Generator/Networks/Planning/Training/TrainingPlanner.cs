using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning.Training.Gradients;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Planning.Training;

/// <summary>Plans the training of a network: the forward pass with what it must keep, then the backward pass. It cannot fail.</summary>
internal static class TrainingPlanner
{
    /// <summary>The backward passes: one for each kind of layer.</summary>
    public static IReadOnlyList<ILayerGradient> Gradients { get; } =
    [
        new ConvolutionGradient(),
        new TransposedConvolutionGradient(),
        new LinearGradient(),
        new PoolingGradient(),
        new GlobalPoolingGradient(),
        new ActivationGradient(),
        new SoftmaxGradient(),
        new NormalizationGradient(),
        new DropoutGradient(),
        new FlattenGradient(),
        new MergeGradient(),
    ];

    public static TrainingPlan Plan(Network network)
    {
        var draft = new TrainingDraft(network);
        var groups = PlanForward(draft, network);
        var forward = draft.Stage + 1;
        draft.EndStage();

        var last = network.Layers[network.Layers.Count - 1];
        var given = draft.NewTensor(network.Output, Layout.Channels) with { Memory = MemoryKind.OutputGradient };
        draft.Add(new BackwardPass(new InputGradient(last.Index, [], given)));
        foreach (var (layer, end) in groups.AsEnumerable().Reverse())
        {
            if (draft.GradientOf(end.Index) is not { } gradient) continue;
            if (end != layer) gradient = draft.Add(ActivationGradient.Through(draft, end, gradient, layer.Index));
            draft.Add(Gradients.Select(one => one.Try(draft, layer, gradient)).OfType<Answer<BackwardPass>.Proposal>().First().Build());
        }
        var input = draft.GradientOf(null);
        draft.EndBackward();
        return Arrange(draft, draft.Forward.OutputOf(last), input, forward);
    }

    /// <summary>The layers that are computed together, each with the last of them.</summary>
    private static List<(Layer Layer, Layer Last)> PlanForward(TrainingDraft draft, Network network)
    {
        var groups = new List<(Layer, Layer)>();
        for (var i = 0; i < network.Layers.Count;)
        {
            var planned = LayerPlanner.Choose(draft.Forward, network.Layers[i]);
            draft.Add(planned);
            groups.Add((network.Layers[i], planned.Last));
            i = planned.Last.Index + 1;
        }
        return groups;
    }

    private static TrainingPlan Arrange(TrainingDraft draft, TensorSpec output, TensorSpec? input, int forward)
    {
        var outputs = new List<(TensorSpec, int)> { (output, forward - 1) };
        if (input is not null) outputs.Add((input, draft.Stage));
        var planned = draft.Forward.Steps.Concat(draft.BackwardSteps).ToArray();
        var normalizations = NormalizationStages.Of(planned);
        foreach (var normalization in normalizations)
        {
            // the runtime reads them between two stages
            foreach (var statistics in new[] { normalization.Forward, normalization.Backward })
                if (statistics is not null) outputs.Add((statistics.Sums, statistics.Stage + 1));
        }
        var arranged = MemoryPlanner.Arrange(planned, outputs, draft.Forward.Tensors);
        var steps = LayerPlanner.LayWeights(arranged.Steps, draft.Transposed.Sum(weights => weights.Length), out var packed);
        steps = LayGradients(steps, out var gradients);
        return new TrainingPlan(steps, arranged.Placement, forward, draft.Stage + 1, output, input)
        {
            Transposed = draft.Transposed,
            Normalizations = normalizations,
            PackedLength = packed,
            GradientLength = gradients,
            TapeLength = arranged.TapeLength,
            WorkspaceLength = arranged.WorkspaceLength,
        };
    }

    /// <summary>Puts the gradients of all weights one after another.</summary>
    private static IReadOnlyList<LayerStep> LayGradients(IReadOnlyList<LayerStep> steps, out long end)
    {
        var (placed, start) = (new List<LayerStep>(steps.Count), 0L);
        foreach (var step in steps)
        {
            placed.Add(step is GradientStep learning ? learning with { GradientStart = start } : step);
            if (step is GradientStep { Gradient.Length: var length }) start += length;
        }
        end = start;
        return placed;
    }
}
