using KernelGen.Generator.Networks.Meaning;

namespace KernelGen.Generator.Networks.Planning.Algorithms;

/// <summary>A pool over channels that lie one behind the other, as the caller's do: vectors of neighbouring outputs.</summary>
internal sealed class PlanePooling : ILayerAlgorithm
{
    public Choice Plan(Draft draft, Layer layer)
    {
        var source = draft.SourceOf(layer);
        if (layer.Operation is not Pooling pooling || source.Layout != Layout.Channels) return default;
        if (PlaneColumns.Of(pooling.Window.Horizontal, layer.Output.Width) is null)
            return Choice.Declined("PlanePooling: windows more than two columns apart, wider than nine, or none inside a row");
        draft.Add(
            new PoolStep
            {
                Title = Draft.Title([layer]),
                Inputs = [new Use(source, Layout.Channels)],
                Output = new PlannedTensor(layer.Output, Layout.Channels),
                Pooling = pooling,
            },
            layer);
        return layer;
    }
}
