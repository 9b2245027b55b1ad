using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;

namespace KernelGen.Generator.Networks.Planning.Training.Gradients;

/// <summary>The way back through a sum goes to both of its terms, through joined channels to each its own.</summary>
internal sealed class JunctionGradient : ILayerGradient
{
    public bool Plan(TrainingDraft draft, Layer layer, PlannedTensor gradient)
    {
        if (layer.Operation is not Junction junction) return false;
        if (junction.Kind == BranchKind.Add)
        {
            draft.Give(layer.Source, gradient);
            draft.Give(layer.Branch, gradient);
            return true;
        }
        var other = layer.Output with { Channels = layer.Output.Channels - layer.Input.Channels };
        draft.Give(layer.Source, Split(draft, layer, gradient, 0, layer.Input, layer.Source));
        draft.Give(layer.Branch, Split(draft, layer, gradient, layer.Input.Channels, other, layer.Branch));
        return true;
    }

    private static PlannedTensor Split(
        TrainingDraft draft, Layer layer, PlannedTensor gradient, int channel, TensorShape shape, int? target)
    {
        var layout = shape.Kind == TensorKind.Features ? Layout.Channels : Layout.Blocks;
        return draft.Add(
            new SplitStep
            {
                Title = TrainingDraft.Title(layer, "gradient of a part"),
                Inputs = [new Use(gradient, layout)],
                Output = new PlannedTensor(shape, layout),
                Channel = channel,
            },
            target);
    }
}
