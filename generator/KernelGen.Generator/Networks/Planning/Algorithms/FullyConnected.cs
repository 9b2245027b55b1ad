using KernelGen.Generator.Networks.Meaning;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning.Algorithms;

/// <summary>A linear layer: every input feature times a stretch of weights, for many output features at a time.</summary>
internal sealed class FullyConnected : ILayerAlgorithm
{
    public Choice Plan(Draft draft, Layer layer)
    {
        if (layer.Operation is not Linear linear) return default;
        var fusion = Fusion.Of(draft, layer, withPool: false);
        var features = layer.Input.Channels;
        var packing = new TapPacking(
            linear.OutFeatures, features, StripWidth.ForLinear(linear.OutFeatures), Block: features, Rows: 1, Columns: 1,
            First: 0, OutStep: features, InStep: 1, RowStep: 0, ColumnStep: 0);
        var taps = Taps.Of(draft, layer, packing, linear.HasBias, normalization: null);
        draft.Add(
            new LinearStep
            {
                Title = fusion.Title(draft.Network, layer),
                Inputs = [new Use(draft.SourceOf(layer), Layout.Channels) { IsDense = true }],
                Output = new PlannedTensor(layer.Output, Layout.Channels)
                {
                    WrittenPlanes = (int)System.Math.Min(packing.Start, int.MaxValue)
                },
                Weights = [taps],
                Taps = taps,
                Epilogue = fusion.Epilogue,
            },
            fusion.Last);
        return fusion.Last;
    }
}
