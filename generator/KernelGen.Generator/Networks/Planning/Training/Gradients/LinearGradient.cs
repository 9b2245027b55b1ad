using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Planning.Training.Gradients;

/// <summary>The backward pass through a linear layer: another one, with its weights transposed.</summary>
internal sealed class LinearGradient : ILayerGradient
{
    public Answer<BackwardPass> Try(TrainingDraft draft, Layer layer, TensorSpec gradient)
    {
        if (layer.Operation is not Linear linear) return new Answer<BackwardPass>.NotMine();
        return BackwardPass.Only(() =>
        {
            var row = draft.Forward.FirstRow(layer);
            var (outputs, inputs) = (linear.OutFeatures, layer.Input.Channels);
            var weights = new LinearGradientStep
            {
                Title = TrainingDraft.Title(layer, "gradient of the weights"),
                Inputs =
                [
                    new Use(gradient, Layout.Channels) { IsDense = true },
                    new Use(draft.Forward.SourceOf(layer), Layout.Channels) { IsDense = true },
                ],
                Output = draft.Nothing(),
                Gradient = new PlainGradientPart(
                    (long)outputs * inputs, linear.HasBias ? outputs : 0, row, linear.HasBias ? row + 1 : null),
            };
            var transposed = draft.Transpose(new TransposedWeights(row, Groups: 1, outputs, inputs, Taps: 1));
            return new BackwardPass([weights], [draft.Apply(layer, new Linear(inputs, HasBias: false), gradient, transposed)]);
        });
    }
}
