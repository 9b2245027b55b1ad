using KernelGen.Generator.Networks.Meaning;

namespace KernelGen.Generator.Networks.Planning.Algorithms;

/// <summary>A batch normalisation with no convolution before it: a factor and a shift for each channel.</summary>
internal sealed class ChannelScales : ILayerAlgorithm
{
    public Choice Plan(Draft draft, Layer layer)
    {
        if (layer.Operation is not Normalization) return default;
        draft.Add(
            new ScaleStep
            {
                Title = Draft.Title([layer]),
                Inputs = [new Use(draft.SourceOf(layer), Layout.Blocks)],
                Output = new PlannedTensor(layer.Output, Layout.Blocks),
                Weights = [new ScalesPart(Taps.Fold(draft, layer), layer.Input.Channels)],
            },
            layer);
        return layer;
    }
}
