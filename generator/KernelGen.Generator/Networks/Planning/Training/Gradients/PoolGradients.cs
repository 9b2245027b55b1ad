using KernelGen.Generator.Networks.Bodies;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning.Training.Gradients;

/// <summary>The backward pass through a pool: to the first of the greatest numbers of a window, or evenly to all.</summary>
internal sealed class PoolingGradient : ILayerGradient
{
    public Answer<BackwardPass> Try(TrainingDraft draft, Layer layer, TensorSpec gradient)
    {
        if (layer.Operation is not Pooling pooling) return new Answer<BackwardPass>.NotMine();
        return BackwardPass.Only(() => new BackwardPass(new InputGradient(
            layer.Source,
            new PoolGradientStep
            {
                Title = TrainingDraft.Title(layer, "gradient of the input"),
                Inputs = [new Use(gradient, Layout.Blocks), new Use(draft.Forward.SourceOf(layer), Layout.Blocks)],
                Output = draft.NewTensor(layer.Input, Layout.Blocks),
                Pooling = pooling,
                IsUnrolled = PoolForm.IsUnrolled(pooling, layer.Output),
                Bodies = PlainBody.OfEachWidth(ChannelBlock.Used(layer.Output.Channels)),
            })));
    }
}

/// <summary>The backward pass through a pool over whole planes.</summary>
internal sealed class GlobalPoolingGradient : ILayerGradient
{
    public Answer<BackwardPass> Try(TrainingDraft draft, Layer layer, TensorSpec gradient)
    {
        if (layer.Operation is not GlobalPooling pooling) return new Answer<BackwardPass>.NotMine();
        return BackwardPass.Only(() => new BackwardPass(new InputGradient(
            layer.Source,
            new GlobalPoolGradientStep
            {
                Title = TrainingDraft.Title(layer, "gradient of the input"),
                Inputs = [new Use(gradient, Layout.Blocks), new Use(draft.Forward.SourceOf(layer), Layout.Blocks)],
                Output = draft.NewTensor(layer.Input, Layout.Blocks),
                Pooling = pooling,
            })));
    }
}
