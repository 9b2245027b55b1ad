using System.Collections.Generic;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning.Algorithms;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning.Training.Gradients;

/// <summary>
/// The backward pass through a convolution: at stride 1 it is a convolution with its weights transposed and flipped, else a transposed
/// one with its weights as they are.
/// </summary>
internal sealed class ConvolutionGradient : ILayerGradient
{
    public Answer<BackwardPass> Try(TrainingDraft draft, Layer layer, TensorSpec gradient)
    {
        if (layer.Operation is not Convolution convolution) return new Answer<BackwardPass>.NotMine();
        var isDepthwise = convolution.IsDepthwise && layer.Input.Channels == convolution.OutChannels;
        return BackwardPass.Only(() => new BackwardPass(
            [Weights(draft, layer, convolution, gradient, isDepthwise)], [Input(draft, layer, convolution, gradient, isDepthwise)]));
    }

    private static LayerStep Weights(TrainingDraft draft, Layer layer, Convolution convolution, TensorSpec gradient, bool isDepthwise)
    {
        if (convolution.Groups > 1 && !isDepthwise) return GroupGradient.Weights(draft, layer, convolution.HasBias, gradient);
        var (far, row) = (draft.Forward.SourceOf(layer), draft.Forward.FirstRow(layer));
        var title = TrainingDraft.Title(layer, "gradient of the weights");
        return WinogradGradients.Try(draft, title, layer, gradient) is Answer<WinogradGradientStep>.Proposal transformed
            ? transformed.Build()
            : TapGradients.Step(
                draft, title, near: gradient, far, layer.Input, (layer.Output.Height, layer.Output.Width), convolution.Window,
                isDepthwise, row, convolution.HasBias ? row + 1 : null);
    }

    private static InputGradient Input(TrainingDraft draft, Layer layer, Convolution convolution, TensorSpec gradient, bool isDepthwise)
    {
        var (down, across) = (convolution.Window.Vertical, convolution.Window.Horizontal);
        var row = draft.Forward.FirstRow(layer);
        if ((down.Stride, across.Stride) == (1, 1) && (convolution.Groups == 1 || isDepthwise))
        {
            // output y takes input y − Before + Dilation·k: input i is in outputs i + Before − Dilation·k
            var window = new Window(Flipped(down, layer.Output.Height), Flipped(across, layer.Output.Width));
            var groups = convolution.Groups;
            var weight = draft.Transpose(new TransposedWeights(
                row, groups, convolution.OutChannels / groups, layer.Input.Channels / groups, (int)convolution.Window.Taps));
            return draft.Apply(
                layer, convolution with { Window = window, OutChannels = layer.Input.Channels, HasBias = false }, gradient, weight);
        }
        if (convolution.Groups == 1 && TransposedPhases.Suits(convolution.Window))
        {
            var other = new TransposedConvolution(
                new Window(down with { Input = layer.Output.Height }, across with { Input = layer.Output.Width }),
                OutputPadding: 0, layer.Input.Channels, Groups: 1, HasBias: false);
            return draft.Apply(layer, other, gradient, new TableRow(row));
        }
        return GroupGradient.Input(draft, layer, gradient);
    }

    private static WindowAxis Flipped(WindowAxis axis, int outputs) => axis with
    {
        Input = outputs,
        Before = (int)axis.Extent - 1 - axis.Before,
        After = (int)axis.Extent - 1 - axis.After,
    };
}

/// <summary>The backward pass through a transposed convolution: a convolution with the same weights.</summary>
internal sealed class TransposedConvolutionGradient : ILayerGradient
{
    public Answer<BackwardPass> Try(TrainingDraft draft, Layer layer, TensorSpec gradient)
    {
        if (layer.Operation is not TransposedConvolution transposed) return new Answer<BackwardPass>.NotMine();
        if (transposed.Groups > 1)
        {
            return BackwardPass.Only(() => new BackwardPass(
                [GroupGradient.Weights(draft, layer, transposed.HasBias, gradient)], [GroupGradient.Input(draft, layer, gradient)]));
        }
        return BackwardPass.Only(() =>
        {
            var window = new Window(
                transposed.Window.Vertical with { Input = layer.Output.Height },
                transposed.Window.Horizontal with { Input = layer.Output.Width });
            var weights = Weights(draft, layer, transposed.HasBias, gradient, window);
            var other = new Convolution(
                window, layer.Input.Channels, Groups: 1, HasBias: false, ConvolutionAlgorithm.Auto, IsSignal: false);
            return new BackwardPass(weights, [draft.Apply(layer, other, gradient, new TableRow(draft.Forward.FirstRow(layer)))]);
        });
    }

    private static IReadOnlyList<LayerStep> Weights(TrainingDraft draft, Layer layer, bool hasBias, TensorSpec gradient, Window window)
    {
        var row = draft.Forward.FirstRow(layer);
        var taps = TapGradients.Step(
            draft, TrainingDraft.Title(layer, "gradient of the weights"),
            near: draft.Forward.SourceOf(layer), far: gradient, layer.Output, (layer.Input.Height, layer.Input.Width), window,
            isDepthwise: false, row, biasRow: null);
        if (!hasBias) return [taps];
        return
        [
            taps,
            new BiasGradientStep
            {
                Title = TrainingDraft.Title(layer, "gradient of the bias"),
                Inputs = [new Use(gradient, Layout.Blocks)],
                Output = draft.Nothing(),
                Gradient = new PlainGradientPart(0, layer.Output.Channels, row, row + 1),
            },
        ];
    }
}

/// <summary>The backward pass through convolutions with groups, which is rare: the runtime computes it, channel after channel.</summary>
internal static class GroupGradient
{
    public static LayerStep Weights(TrainingDraft draft, Layer layer, bool hasBias, TensorSpec gradient)
    {
        var row = draft.Forward.FirstRow(layer);
        return new GroupGradientStep
        {
            Title = TrainingDraft.Title(layer, "gradient of the weights"),
            Inputs = [Dense(gradient), Dense(draft.Forward.SourceOf(layer))],
            Output = draft.Nothing(),
            Gradient = new PlainGradientPart(
                layer.Parameters[0].Length, hasBias ? layer.Output.Channels : 0, row, hasBias ? row + 1 : null),
            Layer = layer,
        };
    }

    public static InputGradient Input(TrainingDraft draft, Layer layer, TensorSpec gradient) => new(
        layer.Source,
        new GroupInputStep
        {
            Title = TrainingDraft.Title(layer, "gradient of the input"),
            Inputs = [Dense(gradient)],
            Output = draft.NewTensor(layer.Input, Layout.Channels) with { IsDense = true },
            Weights = [new CopiedPart(draft.Forward.FirstRow(layer), (int)layer.Parameters[0].Length)],
            Layer = layer,
        });

    private static Use Dense(TensorSpec tensor) => new(tensor, Layout.Channels) { IsDense = true };
}
