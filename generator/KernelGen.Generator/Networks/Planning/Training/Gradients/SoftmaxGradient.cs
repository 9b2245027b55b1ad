using KernelGen.Generator.Networks.Meaning;

namespace KernelGen.Generator.Networks.Planning.Training.Gradients;

/// <summary>The way back through a softmax.</summary>
internal sealed class SoftmaxGradient : ILayerGradient
{
    public bool Plan(TrainingDraft draft, Layer layer, PlannedTensor gradient)
    {
        if (layer.Operation is not Softmax softmax) return false;
        draft.Give(layer.Source, draft.Add(
            new SoftmaxGradientStep
            {
                Title = TrainingDraft.Title(layer, "gradient of the input"),
                Inputs =
                [
                    new Use(gradient, Layout.Channels) { IsDense = true },
                    new Use(draft.Forward.OutputOf(layer), Layout.Channels) { IsDense = true },
                ],
                Output = new PlannedTensor(layer.Input, Layout.Channels) { IsDense = true },
                Softmax = softmax,
            },
            layer.Source));
        return true;
    }
}
