using System.Linq;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning.Algorithms;

/// <summary>Flatten, and dropout where nothing is trained: the same numbers in the same memory.</summary>
internal sealed class Alias : ILayerAlgorithm
{
    public Answer<PlannedLayers> Try(Draft draft, Layer layer)
    {
        if (layer.Operation is not Flatten && (draft.IsTraining || layer.Operation is not Dropout))
            return new Answer<PlannedLayers>.NotMine();
        var source = draft.SourceOf(layer);
        return Answer<PlannedLayers>.Propose(0, () => layer.Output == source.Shape
            ? new PlannedLayers([], layer, source)
            : new PlannedLayers(
                new ViewStep
                {
                    Title = Draft.Title([layer]),
                    Inputs = [new Use(source, Layout.Channels) { IsDense = true }],
                    Output = draft.NewTensor(layer.Output, Layout.Channels),
                },
                layer));
    }
}

/// <summary>A batch normalization with no convolution before it: a factor and a shift for each channel.</summary>
internal sealed class ChannelScales : ILayerAlgorithm
{
    public Answer<PlannedLayers> Try(Draft draft, Layer layer) => layer.Operation is not Normalization || draft.IsTraining
        ? new Answer<PlannedLayers>.NotMine()
        : Answer<PlannedLayers>.Propose(
            Pointwise.Cost(layer),
            () => new PlannedLayers(
                new ScaleStep
                {
                    Title = Draft.Title([layer]),
                    Inputs = [new Use(draft.SourceOf(layer), Layout.Blocks)],
                    Output = draft.NewTensor(layer.Output, Layout.Blocks),
                    Weights = [new ScalesPart(TapWeights.Fold(draft, layer), layer.Input.Channels)],
                },
                layer));
}

/// <summary>An activation by itself, in whatever layout its input has.</summary>
internal sealed class Elementwise : ILayerAlgorithm
{
    public Answer<PlannedLayers> Try(Draft draft, Layer layer)
    {
        if (layer.Operation is not Activation activation) return new Answer<PlannedLayers>.NotMine();
        var source = draft.SourceOf(layer);
        return Answer<PlannedLayers>.Propose(
            Pointwise.Cost(layer),
            () => new PlannedLayers(
                new ActivationStep
                {
                    Title = Draft.Title([layer]),
                    Inputs = [new Use(source, source.Layout)],
                    Output = draft.NewTensor(layer.Output, source.Layout),
                    Activation = activation,
                },
                layer));
    }
}

/// <summary>Two tensors become one: their sum, or the channels of one behind those of the other.</summary>
internal sealed class Merges : ILayerAlgorithm
{
    public Answer<PlannedLayers> Try(Draft draft, Layer layer) => layer.Operation is not Merge merge
        ? new Answer<PlannedLayers>.NotMine()
        : Answer<PlannedLayers>.Propose(Pointwise.Cost(layer), () => new PlannedLayers(Step(draft, layer, merge), layer));

    private static LayerStep Step(Draft draft, Layer layer, Merge merge)
    {
        // features lie one after another; all else is at its best as blocks
        var layout = layer.Output.Kind == TensorKind.Features ? Layout.Channels : Layout.Blocks;
        Use[] inputs = [new Use(draft.SourceOf(layer), layout), new Use(draft.BranchOf(layer), layout)];
        var output = draft.NewTensor(layer.Output, layout);
        var title = Draft.Title([layer]);
        return merge.Kind == BranchKind.Add
            ? new AddStep { Title = title, Inputs = inputs, Output = output }
            : new ConcatStep { Title = title, Inputs = inputs, Output = output };
    }
}

/// <summary>Whatever is left, as the generic runtime computes it: softmax, and groups that share blocks of channels.</summary>
internal sealed class GenericRuntime : ILayerAlgorithm
{
    public Answer<PlannedLayers> Try(Draft draft, Layer layer) => Answer<PlannedLayers>.Propose(
        double.PositiveInfinity,
        () => new PlannedLayers(
            new RuntimeStep
            {
                Title = Draft.Title([layer]),
                Inputs = [new Use(draft.SourceOf(layer), Layout.Channels) { IsDense = true }],
                Output = draft.NewTensor(layer.Output, Layout.Channels) with { IsDense = true },
                Weights = layer.Parameters.Select(
                    (parameter, index) => new CopiedPart(draft.FirstRow(layer) + index, (int)parameter.Length)).ToArray(),
                Layer = layer,
            },
            layer));
}

/// <summary>What the layers cost that treat every number by itself.</summary>
internal static class Pointwise
{
    /// <summary>Vectors of the output.</summary>
    public static double Cost(Layer layer) => (double)layer.Output.Length / ChannelBlock.Lanes;
}
