using KernelGen.Generator.Networks.Bodies;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning.Algorithms;

/// <summary>A linear layer: every input feature times a stretch of weights, for many output features at a time.</summary>
internal sealed class FullyConnected : ILayerAlgorithm
{
    public Answer<PlannedLayers> Try(Draft draft, Layer layer)
    {
        if (layer.Operation is not Linear linear) return new Answer<PlannedLayers>.NotMine();
        var fusion = LayerFusion.Of(draft, layer, withPool: false);
        return Answer<PlannedLayers>.Propose(
            layer.MultiplyAdds / (double)ChannelBlock.Lanes, () => new PlannedLayers(Step(draft, layer, linear, fusion), fusion.Last));
    }

    private static LinearStep Step(Draft draft, Layer layer, Linear linear, LayerFusion fusion)
    {
        var features = layer.Input.Channels;
        var packing = new TapPacking(
            linear.OutFeatures, features, StripWidth.ForLinear(features, linear.OutFeatures), Block: features, Rows: 1, Columns: 1,
            First: 0, OutStep: features, InStep: 1, RowStep: 0, ColumnStep: 0);
        var taps = TapWeights.Of(draft, layer, packing, linear.HasBias, normalization: null);
        return new LinearStep
        {
            Title = fusion.Title(draft.Network, layer),
            Inputs = [new Use(draft.SourceOf(layer), Layout.Channels) { IsDense = true }],
            Output = draft.NewTensor(layer.Output, Layout.Channels) with
            {
                WrittenPlanes = (int)System.Math.Min(packing.Start, int.MaxValue)
            },
            Weights = [taps],
            Taps = taps,
            Epilogue = fusion.Epilogue,
            Bodies = LinearBody.Of(packing),
        };
    }
}
