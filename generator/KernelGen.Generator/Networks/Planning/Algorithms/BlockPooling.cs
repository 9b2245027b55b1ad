using KernelGen.Generator.Networks.Bodies;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning.Algorithms;

/// <summary>A pool by itself, vectors of channels.</summary>
internal sealed class BlockPooling : ILayerAlgorithm
{
    public Choice Plan(Draft draft, Layer layer)
    {
        if (layer.Operation is not Pooling pooling) return default;
        draft.Add(
            new BlockPoolStep
            {
                Title = Draft.Title([layer]),
                Inputs = [new Use(draft.SourceOf(layer), Layout.Blocks)],
                Output = draft.NewTensor(layer.Output, Layout.Blocks),
                Pooling = pooling,
                IsUnrolled = PoolForm.IsUnrolled(pooling, layer.Output),
                Bodies = PlainBody.OfEachWidth(ChannelBlock.Lanes),
            },
            layer);
        return layer;
    }
}
