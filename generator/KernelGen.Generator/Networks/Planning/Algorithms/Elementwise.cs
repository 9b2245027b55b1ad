using KernelGen.Generator.Networks.Meaning;

namespace KernelGen.Generator.Networks.Planning.Algorithms;

/// <summary>An activation by itself, in whatever layout its input has.</summary>
internal sealed class Elementwise : ILayerAlgorithm
{
    public Choice Plan(Draft draft, Layer layer)
    {
        if (layer.Operation is not Activation activation) return default;
        var source = draft.SourceOf(layer);
        draft.Add(
            new ActivationStep
            {
                Title = Draft.Title([layer]),
                Inputs = [new Use(source, source.Layout)],
                Output = new PlannedTensor(layer.Output, source.Layout),
                Activation = activation,
            },
            layer);
        return layer;
    }
}
