using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning.Training.Gradients;

namespace KernelGen.Generator.Networks.Planning.Training;

/// <summary>Plans the training of a network: the way forward with what it must keep, then the way back. It cannot fail.</summary>
internal static class TrainingPlanner
{
    /// <summary>The list of the ways back: one for each kind of layer.</summary>
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
        new JunctionGradient(),
    ];

    public static TrainingPlan Plan(Network network)
    {
        var draft = new TrainingDraft(network);
        var groups = PlanForward(draft, network);
        var forward = draft.Stage + 1;
        draft.EndStage();

        var last = network.Layers[network.Layers.Count - 1];
        draft.Give(last.Index, new PlannedTensor(network.Output, Layout.Channels) { Place = TensorPlace.OutputGradient });
        foreach (var (layer, end) in groups.AsEnumerable().Reverse())
        {
            if (draft.GradientOf(end.Index) is not { } gradient) continue;
            if (end != layer) gradient = ActivationGradient.Plan(draft, end, gradient, layer.Index);
            Gradients.First(way => way.Plan(draft, layer, gradient));
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
            var layer = network.Layers[i];
            var last = NormalizationGradient.PlanForward(draft, layer) || DropoutGradient.PlanForward(draft, layer)
                ? layer : PlanLayer(draft, layer);
            groups.Add((layer, last));
            i = last.Index + 1;
        }
        return groups;
    }

    private static Layer PlanLayer(TrainingDraft draft, Layer layer)
    {
        var known = draft.Forward.Steps.Count;
        var last = LayerPlanner.Plan(draft.Forward, layer);
        foreach (var step in draft.Forward.Steps.Skip(known)) step.Stage = draft.Stage;
        return last;
    }

    private static TrainingPlan Arrange(TrainingDraft draft, PlannedTensor output, PlannedTensor? input, int forward)
    {
        var outputs = new List<(PlannedTensor, int)> { (output, forward - 1) };
        if (input is not null) outputs.Add((input, draft.Stage));
        foreach (var normalization in draft.Normalizations)
        {
            // the runtime reads them between two stages
            outputs.Add((normalization.Sums, normalization.Stage + 1));
            if (normalization.Back is { } back) outputs.Add((back.Sums, back.Stage + 1));
        }
        var planned = draft.Forward.Steps.Concat(draft.BackwardSteps).ToArray();
        var steps = MemoryPlanner.Arrange(planned, outputs, out var workspace, out var tape);
        var plan = new TrainingPlan(steps, forward, draft.Stage + 1, output, input)
        {
            Turned = draft.Turned,
            Normalizations = draft.Normalizations,
            PackedLength = LayerPlanner.Place(draft.Turned.Concat(steps.SelectMany(step => step.Weights))),
            GradientLength = LayerPlanner.Place(steps.OfType<GradientStep>().Select(step => step.Gradient)),
            TapeLength = tape,
            WorkspaceLength = workspace,
        };
        var statistics = 0L;
        foreach (var normalization in plan.Normalizations)
        {
            normalization.Start = statistics;
            statistics += normalization.StatisticsLength;
        }
        return plan;
    }
}
