using KernelGen.Generator.Networks.Meaning;

namespace KernelGen.Generator.Networks.Planning.Training.Gradients;

/// <summary>The way back through a linear layer: another one, with its weights turned round.</summary>
internal sealed class LinearGradient : ILayerGradient
{
    public bool Plan(TrainingDraft draft, Layer layer, PlannedTensor gradient)
    {
        if (layer.Operation is not Linear linear) return false;
        var row = draft.Forward.FirstRow(layer);
        var (outputs, inputs) = (linear.OutFeatures, layer.Input.Channels);
        draft.Learn(new LinearGradientStep
        {
            Title = TrainingDraft.Title(layer, "gradient of the weights"),
            Inputs =
            [
                new Use(gradient, Layout.Channels) { IsDense = true },
                new Use(draft.Forward.SourceOf(layer), Layout.Channels) { IsDense = true },
            ],
            Output = TrainingDraft.Nothing(),
            Gradient = new PlainGradientPart((long)outputs * inputs, linear.HasBias ? outputs : 0, row, linear.HasBias ? row + 1 : null),
        });
        var turned = draft.Turn(new TurnedWeights(row, Groups: 1, outputs, inputs, Taps: 1));
        draft.Give(layer.Source, draft.Apply(layer, new Linear(inputs, HasBias: false), gradient, turned));
        return true;
    }
}
