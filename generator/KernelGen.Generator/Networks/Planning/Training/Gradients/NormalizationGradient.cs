using System.Linq;
using KernelGen.Generator.Networks.Meaning;

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
            Output = Sums(layer),
        };
        draft.Add(statistics, layer);
        var normalization = new BatchNormalization(
            layer.Index, draft.Forward.FirstRow(layer), layer.Input, operation, draft.Stage, statistics.Output);
        draft.Normalizations.Add(normalization);
        draft.EndStage();
        draft.Add(
            new NormalizeStep
            {
                Title = Draft.Title([layer]),
                Inputs = [new Use(source, Layout.Blocks)],
                Output = new PlannedTensor(layer.Output, Layout.Blocks),
                Normalization = normalization,
            },
            layer);
        return true;
    }

    public bool Plan(TrainingDraft draft, Layer layer, PlannedTensor gradient)
    {
        if (layer.Operation is not Normalization) return false;
        var normalization = draft.Normalizations.First(other => other.Layer == layer.Index);
        var source = draft.Forward.SourceOf(layer);
        var statistics = new GradientStatisticsStep
        {
            Title = TrainingDraft.Title(layer, "sums of the gradients"),
            Inputs = [new Use(gradient, Layout.Blocks), new Use(source, Layout.Blocks)],
            Output = Sums(layer),
            Normalization = normalization,
        };
        draft.Learn(statistics);
        normalization.Back = (draft.Stage, statistics.Output);
        draft.EndStage();
        draft.Give(layer.Source, draft.Add(
            new NormalizeGradientStep
            {
                Title = TrainingDraft.Title(layer, "gradient of the input"),
                Inputs = [new Use(gradient, Layout.Blocks), new Use(source, Layout.Blocks)],
                Output = new PlannedTensor(layer.Input, Layout.Blocks),
                Normalization = normalization,
            },
            layer.Source));
        return true;
    }

    /// <summary>Two numbers for each channel, in whole blocks.</summary>
    private static PlannedTensor Sums(Layer layer) =>
        new(TensorShape.Features(2L * ((layer.Input.Channels + 15) / 16 * 16)), Layout.Channels);
}
