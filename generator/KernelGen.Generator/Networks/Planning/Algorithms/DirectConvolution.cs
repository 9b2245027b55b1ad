using KernelGen.Generator.Networks.Bodies;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning.Algorithms;

/// <summary>A convolution as it is defined; groups must consist of whole blocks of channels.</summary>
internal sealed class DirectConvolution : ILayerAlgorithm
{
    private const int Block = ChannelBlock.Lanes;

    public Answer<PlannedLayers> Try(Draft draft, Layer layer)
    {
        if (layer.Operation is not Convolution convolution) return new Answer<PlannedLayers>.NotMine();
        var groups = convolution.Groups;
        var (inChannels, outChannels) = (layer.Input.Channels / groups, convolution.OutChannels / groups);
        if (groups > 1 && (inChannels % Block != 0 || outChannels % Block != 0))
            return Answer<PlannedLayers>.Decline($"groups of {inChannels} and {outChannels} channels are not whole blocks of {Block}");
        var fusion = LayerFusion.Of(draft, layer, withPool: true);
        return Answer<PlannedLayers>.Propose(
            ConvolutionCost.OfDefinition(draft, layer, convolution, fusion.Sums(layer))
                + ConvolutionCost.Turning(draft, layer, fusion.Last, takesPlanes: groups == 1),
            () => new PlannedLayers(Step(draft, layer, convolution, fusion), fusion.Last));
    }

    private static DirectStep Step(Draft draft, Layer layer, Convolution convolution, LayerFusion fusion)
    {
        var (groups, source) = (convolution.Groups, draft.SourceOf(layer));
        var (inChannels, outChannels) = (layer.Input.Channels / groups, convolution.OutChannels / groups);
        var shape = fusion.Last.Output;
        var layout = groups == 1 ? source.Layout : Layout.Blocks;
        var lanes = StripWidth.ForConvolution(outChannels, shape.Height, shape.Width, fusion.Epilogue, mustDivide: groups > 1);
        var window = convolution.Window;
        var (rows, columns) = (window.Vertical.Window, window.Horizontal.Window);
        var packing = new TapPacking(
            convolution.OutChannels, inChannels, lanes, layout == Layout.Blocks ? Block : 1, rows, columns,
            First: 0, OutStep: inChannels * rows * columns, InStep: rows * columns, RowStep: columns, ColumnStep: 1);
        var pass = new DirectPass(
            PassAxis.Of(window.Vertical, shape.Height * fusion.Epilogue.PoolRows),
            PassAxis.Of(window.Horizontal, shape.Width * fusion.Epilogue.PoolColumns),
            TapWeights.Of(draft, layer, packing, convolution.HasBias, fusion.Normalization));
        return new DirectStep
        {
            Title = fusion.Title(draft.Network, layer),
            Inputs = [new Use(source, layout, pass.HaloOf(layer.Input))],
            Output = draft.NewTensor(shape, Layout.Blocks) with { WrittenPlanes = ChannelBlock.Count((int)packing.Start) },
            Weights = [pass.Weights],
            Methods = [DirectMethod.Of(pass, fusion.Epilogue, mayPair: groups == 1 && layout == Layout.Channels)],
            Epilogue = fusion.Epilogue,
            Groups = groups,
        };
    }
}

/// <summary>The weights of a layer with the rows of its tensors.</summary>
internal static class TapWeights
{
    public static TapsPart Of(Draft draft, Layer layer, TapPacking packing, bool hasBias, Layer? normalization) => new(
        packing,
        draft.WeightOf(layer),
        hasBias ? draft.FirstRow(layer) + 1 : null,
        normalization is null ? null : Fold(draft, normalization));

    public static Folded Fold(Draft draft, Layer normalization) =>
        new(draft.FirstRow(normalization), ((Normalization)normalization.Operation).Epsilon);
}
