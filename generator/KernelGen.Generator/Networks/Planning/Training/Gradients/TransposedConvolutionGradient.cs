using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;

namespace KernelGen.Generator.Networks.Planning.Training.Gradients;

/// <summary>The way back through a transposed convolution: a convolution with the same weights.</summary>
internal sealed class TransposedConvolutionGradient : ILayerGradient
{
    public bool Plan(TrainingDraft draft, Layer layer, PlannedTensor gradient)
    {
        if (layer.Operation is not TransposedConvolution transposed) return false;
        var row = draft.Forward.FirstRow(layer);
        if (transposed.Groups > 1)
        {
            GroupGradient.PlanWeights(draft, layer, transposed.HasBias, gradient);
            draft.Give(layer.Source, GroupGradient.PlanInput(draft, layer, gradient));
            return true;
        }
        var window = new Window(
            transposed.Window.Vertical with { Input = layer.Output.Height }, transposed.Window.Horizontal with { Input = layer.Output.Width });
        draft.Learn(TapGradients.Step(
            TrainingDraft.Title(layer, "gradient of the weights"),
            near: draft.Forward.SourceOf(layer), far: gradient, layer.Output, (layer.Input.Height, layer.Input.Width), window,
            isDepthwise: false, row, biasRow: null));
        if (transposed.HasBias)
        {
            draft.Learn(new BiasGradientStep
            {
                Title = TrainingDraft.Title(layer, "gradient of the bias"),
                Inputs = [new Use(gradient, Layout.Blocks)],
                Output = TrainingDraft.Nothing(),
                Gradient = new PlainGradientPart(0, layer.Output.Channels, row, row + 1),
            });
        }
        var other = new Convolution(window, layer.Input.Channels, Groups: 1, HasBias: false, ConvolutionAlgorithm.Auto, IsSignal: false);
        draft.Give(layer.Source, draft.Apply(layer, other, gradient, row));
        return true;
    }
}
