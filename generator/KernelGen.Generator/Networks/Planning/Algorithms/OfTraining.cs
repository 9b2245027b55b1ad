using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning.Training;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning.Algorithms;

/// <summary>A batch normalization in training: by the statistics of the batch, with a barrier across the batch before it.</summary>
internal sealed class BatchScales : ILayerAlgorithm
{
    public Answer<PlannedLayers> Try(Draft draft, Layer layer)
    {
        if (!draft.IsTraining || layer.Operation is not Normalization) return new Answer<PlannedLayers>.NotMine();
        return Answer<PlannedLayers>.Propose(2 * Pointwise.Cost(layer), () =>
        {
            var (normalization, source) = (BatchNormalization.Of(draft, layer), new Use(draft.SourceOf(layer), Layout.Blocks));
            var statistics = new StatisticsStep
            {
                Title = Draft.Title([layer]) + ", statistics",
                Inputs = [source],
                Output = Sums(draft, layer),
                Normalization = normalization,
            };
            var normalize = new NormalizeStep
            {
                Title = Draft.Title([layer]),
                Inputs = [source],
                Output = draft.NewTensor(layer.Output, Layout.Blocks),
                Normalization = normalization,
            };
            return new PlannedLayers([statistics, normalize], layer, normalize.Output);
        });
    }

    /// <summary>What a sample leaves: two numbers for each channel, in whole blocks.</summary>
    public static TensorSpec Sums(Draft draft, Layer layer) =>
        draft.NewTensor(TensorShape.Features(2 * ChannelBlock.Whole(layer.Input.Channels)), Layout.Channels);
}

/// <summary>Dropout in training: the numbers that stay grow by 1/(1 − p), in both passes.</summary>
internal sealed class Thinning : ILayerAlgorithm
{
    public Answer<PlannedLayers> Try(Draft draft, Layer layer)
    {
        if (!draft.IsTraining || layer.Operation is not Dropout dropout) return new Answer<PlannedLayers>.NotMine();
        var source = draft.SourceOf(layer);
        return Answer<PlannedLayers>.Propose(
            Pointwise.Cost(layer),
            () => new PlannedLayers(Step(draft, Draft.Title([layer]), layer, dropout, new Use(source, source.Layout)), layer));
    }

    /// <summary>The step of the layer over a tensor, or over its gradient.</summary>
    public static DropoutStep Step(Draft draft, string title, Layer layer, Dropout dropout, Use source) => new()
    {
        Title = title,
        Inputs = [source],
        Output = draft.NewTensor(layer.Output, source.Layout),
        Dropout = dropout,
        Index = layer.Index,
    };
}
