using System.Linq;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning.Training.Gradients;

/// <summary>Batch normalisation in training: twice all samples of the batch must meet.</summary>
internal sealed class NormalizationGradient : ILayerGradient
{
    /// <summary>The way forward; false where the layer is another.</summary>
    public static bool PlanForward(TrainingDraft draft, Layer layer)
    {
        if (layer.Operation is not Normalization operation) return false;
        var source = draft.Forward.SourceOf(layer);
        var statistics = new StatisticsStep
        {
            Title = Draft.Title([layer]) + ", statistics",
            Inputs = [new Use(source, Layout.Blocks)],
            Output = Sums(draft, layer),
        };
        var normalization = draft.Normalize(layer, operation, statistics.Output);
        draft.Add(statistics, layer);
        draft.Add(
            new NormalizeStep
            {
                Title = Draft.Title([layer]),
                Inputs = [new Use(source, Layout.Blocks)],
                Output = draft.NewTensor(layer.Output, Layout.Blocks),
                Normalization = normalization,
            },
            layer);
        return true;
    }

    public bool Plan(TrainingDraft draft, Layer layer, TensorSpec gradient)
    {
        if (layer.Operation is not Normalization) return false;
        var normalization = draft.NormalizationOf(layer);
        var source = draft.Forward.SourceOf(layer);
        var statistics = new GradientStatisticsStep
        {
            Title = TrainingDraft.Title(layer, "sums of the gradients"),
            Inputs = [new Use(gradient, Layout.Blocks), new Use(source, Layout.Blocks)],
            Output = Sums(draft, layer),
            Normalization = normalization,
        };
        draft.NormalizeBackward(layer, statistics.Output);
        draft.Learn(statistics);
        draft.Give(layer.Source, draft.Add(
            new NormalizeGradientStep
            {
                Title = TrainingDraft.Title(layer, "gradient of the input"),
                Inputs = [new Use(gradient, Layout.Blocks), new Use(source, Layout.Blocks)],
                Output = draft.NewTensor(layer.Input, Layout.Blocks),
                Normalization = normalization,
            },
            layer.Source));
        return true;
    }

    /// <summary>Two numbers for each channel, in whole blocks.</summary>
    private static TensorSpec Sums(TrainingDraft draft, Layer layer) =>
        draft.NewTensor(TensorShape.Features(2 * ChannelBlock.Whole(layer.Input.Channels)), Layout.Channels);
}
