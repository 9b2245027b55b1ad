using KernelGen.Generator.Networks.Meaning;

namespace KernelGen.Generator.Networks.Planning.Algorithms;

/// <summary>A pool over whole planes.</summary>
internal sealed class WholePlanes : ILayerAlgorithm
{
    public Choice Plan(Draft draft, Layer layer)
    {
        if (layer.Operation is not GlobalPooling pooling) return default;
        draft.Add(
            new GlobalPoolStep
            {
                Title = Draft.Title([layer]),
                Inputs = [new Use(draft.SourceOf(layer), Layout.Blocks)],
                Output = new PlannedTensor(layer.Output, Layout.Blocks),
                Pooling = pooling,
            },
            layer);
        return layer;
    }
}
