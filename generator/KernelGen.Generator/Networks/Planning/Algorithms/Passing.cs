using KernelGen.Generator.Networks.Meaning;

namespace KernelGen.Generator.Networks.Planning.Algorithms;

/// <summary>Dropout and flatten: the same numbers in the same memory.</summary>
internal sealed class Passing : ILayerAlgorithm
{
    public Choice Plan(Draft draft, Layer layer)
    {
        if (layer.Operation is not (Dropout or Flatten)) return default;
        if (draft.IsTraining && layer.Operation is Dropout) return default;
        var source = draft.SourceOf(layer);
        if (layer.Output == source.Shape)
        {
            draft.Pass(layer);
            return layer;
        }
        draft.Add(
            new ViewStep
            {
                Title = Draft.Title([layer]),
                Inputs = [new Use(source, Layout.Channels) { IsDense = true }],
                Output = new PlannedTensor(layer.Output, Layout.Channels) { Base = source },
            },
            layer);
        return layer;
    }
}
