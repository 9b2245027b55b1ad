using KernelGen.Generator.Networks.Meaning;

namespace KernelGen.Generator.Networks.Planning.Algorithms;

/// <summary>A pool by itself, vectors of channels.</summary>
internal sealed class BlockPooling : ILayerAlgorithm
{
    public Choice Plan(Draft draft, Layer layer)
    {
        if (layer.Operation is not Pooling pooling) return default;
        draft.Add(
            new PoolStep
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
