using KernelGen.Generator.Networks.Bodies;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning.Algorithms;

/// <summary>A pool over channels that lie one after another, as the caller's do: vectors of neighboring outputs.</summary>
internal sealed class PlanePooling : ILayerAlgorithm
{
    public Answer<PlannedLayers> Try(Draft draft, Layer layer)
    {
        var source = draft.SourceOf(layer);
        if (layer.Operation is not Pooling pooling || source.Layout != Layout.Channels) return new Answer<PlannedLayers>.NotMine();
        if (PlaneColumns.Of(pooling.Window.Horizontal, layer.Output.Width) is not { } columns)
            return Answer<PlannedLayers>.Decline("windows more than two columns apart, wider than nine, or none inside a row");
        return Answer<PlannedLayers>.Propose(
            (double)layer.Output.Length / ChannelBlock.Lanes * pooling.Window.Taps,
            () => new PlannedLayers(
                new PlanePoolStep
                {
                    Title = Draft.Title([layer]),
                    Inputs = [new Use(source, Layout.Channels)],
                    Output = draft.NewTensor(layer.Output, Layout.Channels),
                    Pooling = pooling,
                    Columns = columns,
                    RowsAreInside = PoolForm.IsInside(pooling.Window.Vertical, layer.Output.Height),
                    IsUnrolled = PoolForm.HasUnrolledRows(pooling),
                    Bodies = PlainBody.OfEachWidth(columns.Count),
                },
                layer));
    }
}

/// <summary>A pool by itself, vectors of channels; what lies otherwise is copied into blocks first.</summary>
internal sealed class BlockPooling : ILayerAlgorithm
{
    public Answer<PlannedLayers> Try(Draft draft, Layer layer)
    {
        if (layer.Operation is not Pooling pooling) return new Answer<PlannedLayers>.NotMine();
        var (source, blocks) = (draft.SourceOf(layer), (double)ChannelBlock.Count(layer.Input.Channels));
        var copied = source.Layout == Layout.Blocks ? 0 : blocks * layer.Input.Height * layer.Input.Width;
        return Answer<PlannedLayers>.Propose(
            blocks * layer.Output.Height * layer.Output.Width * pooling.Window.Taps + copied,
            () => new PlannedLayers(
                new BlockPoolStep
                {
                    Title = Draft.Title([layer]),
                    Inputs = [new Use(source, Layout.Blocks)],
                    Output = draft.NewTensor(layer.Output, Layout.Blocks),
                    Pooling = pooling,
                    IsUnrolled = PoolForm.IsUnrolled(pooling, layer.Output),
                    Bodies = PlainBody.OfEachWidth(ChannelBlock.Lanes),
                },
                layer));
    }
}

/// <summary>A pool over whole planes.</summary>
internal sealed class WholePlanes : ILayerAlgorithm
{
    public Answer<PlannedLayers> Try(Draft draft, Layer layer) => layer.Operation is not GlobalPooling pooling
        ? new Answer<PlannedLayers>.NotMine()
        : Answer<PlannedLayers>.Propose(
            (double)layer.Input.Length / ChannelBlock.Lanes,
            () => new PlannedLayers(
                new GlobalPoolStep
                {
                    Title = Draft.Title([layer]),
                    Inputs = [new Use(draft.SourceOf(layer), Layout.Blocks)],
                    Output = draft.NewTensor(layer.Output, Layout.Blocks),
                    Pooling = pooling,
                },
                layer));
}
