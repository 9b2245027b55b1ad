using KernelGen.Generator.Networks.Meaning;

namespace KernelGen.Generator.Networks.Planning.Training.Gradients;

/// <summary>The way back through a pool: to the first of the greatest numbers of a window, or evenly to all.</summary>
internal sealed class PoolingGradient : ILayerGradient
{
    public bool Plan(TrainingDraft draft, Layer layer, PlannedTensor gradient)
    {
        if (layer.Operation is not Pooling pooling) return false;
        draft.Give(layer.Source, draft.Add(
            new PoolGradientStep
            {
                Title = TrainingDraft.Title(layer, "gradient of the input"),
                Inputs = [new Use(gradient, Layout.Blocks), new Use(draft.Forward.SourceOf(layer), Layout.Blocks)],
                Output = new PlannedTensor(layer.Input, Layout.Blocks),
                Pooling = pooling,
            },
            layer.Source));
        return true;
    }
}
