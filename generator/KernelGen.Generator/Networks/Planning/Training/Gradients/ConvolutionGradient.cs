using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning.Algorithms;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning.Training.Gradients;

/// <summary>
/// The way back through a convolution: at stride 1 it is a convolution with its weights turned round, else a transposed one with its
/// weights as they are.
/// </summary>
internal sealed class ConvolutionGradient : ILayerGradient
{
    public bool Plan(TrainingDraft draft, Layer layer, PlannedTensor gradient)
    {
        if (layer.Operation is not Convolution convolution) return false;
        var isDepthwise = convolution.IsDepthwise && layer.Input.Channels == convolution.OutChannels;
        if (convolution.Groups == 1 || isDepthwise) PlanTaps(draft, layer, convolution, gradient, isDepthwise);
        else GroupGradient.PlanWeights(draft, layer, convolution.HasBias, gradient);
        draft.Give(layer.Source, InputGradient(draft, layer, convolution, gradient, isDepthwise));
        return true;
    }

    private static void PlanTaps(TrainingDraft draft, Layer layer, Convolution convolution, PlannedTensor gradient, bool isDepthwise)
    {
        var far = draft.Forward.SourceOf(layer);
        var row = draft.Forward.FirstRow(layer);
        var title = TrainingDraft.Title(layer, "gradient of the weights");
        if (WinogradGradients.Step(title, layer, convolution, gradient, far, row) is { } transformed)
        {
            draft.Learn(transformed);
            return;
        }
        draft.Learn(TapGradients.Step(
            title,
            near: gradient, far, layer.Input, (layer.Output.Height, layer.Output.Width), convolution.Window,
            isDepthwise, row, convolution.HasBias ? row + 1 : null));
    }

    private static PlannedTensor InputGradient(
        TrainingDraft draft, Layer layer, Convolution convolution, PlannedTensor gradient, bool isDepthwise)
    {
        var (down, across) = (convolution.Window.Vertical, convolution.Window.Horizontal);
        var row = draft.Forward.FirstRow(layer);
        if ((down.Stride, across.Stride) == (1, 1) && (convolution.Groups == 1 || isDepthwise))
        {
            // output y takes input y − Before + Dilation·k: input i is in outputs i + Before − Dilation·k
            var window = new Window(Turned(down, layer.Output.Height), Turned(across, layer.Output.Width));
            var groups = convolution.Groups;
            var turned = draft.Turn(new TurnedWeights(
                row, groups, convolution.OutChannels / groups, layer.Input.Channels / groups, (int)convolution.Window.Taps));
            var other = convolution with { Window = window, OutChannels = layer.Input.Channels, HasBias = false };
            return draft.Apply(layer, other, gradient, turned);
        }
        if (convolution.Groups == 1 && TransposedPhases.Suits(convolution.Window))
        {
            var other = new TransposedConvolution(
                new Window(down with { Input = layer.Output.Height }, across with { Input = layer.Output.Width }),
                OutputPadding: 0, layer.Input.Channels, Groups: 1, HasBias: false);
            return draft.Apply(layer, other, gradient, row);
        }
        return GroupGradient.PlanInput(draft, layer, gradient);
    }

    private static WindowAxis Turned(WindowAxis axis, int outputs) => axis with
    {
        Input = outputs,
        Before = (int)axis.Extent - 1 - axis.Before,
        After = (int)axis.Extent - 1 - axis.After,
    };
}
