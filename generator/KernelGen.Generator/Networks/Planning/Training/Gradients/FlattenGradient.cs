using KernelGen.Generator.Networks.Meaning;

namespace KernelGen.Generator.Networks.Planning.Training.Gradients;

/// <summary>The way back through a flatten: the same numbers under the shape before.</summary>
internal sealed class FlattenGradient : ILayerGradient
{
    public bool Plan(TrainingDraft draft, Layer layer, PlannedTensor gradient)
    {
        if (layer.Operation is not Flatten) return false;
        draft.Give(layer.Source, draft.Apply(layer, layer.Operation, gradient));
        return true;
    }
}
