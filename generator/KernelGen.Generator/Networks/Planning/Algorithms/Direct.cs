using KernelGen.Generator.Networks.Meaning;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning.Algorithms;

/// <summary>A convolution as it is defined; groups must consist of whole blocks of channels.</summary>
internal sealed class Direct : ILayerAlgorithm
{
    private const int Block = PlannedTensor.BlockLanes;

    public Choice Plan(Draft draft, Layer layer)
    {
        if (layer.Operation is not Convolution convolution) return default;
        var (groups, source) = (convolution.Groups, draft.SourceOf(layer));
        var (inChannels, outChannels) = (layer.Input.Channels / groups, convolution.OutChannels / groups);
        if (groups > 1 && (inChannels % Block != 0 || outChannels % Block != 0))
            return Choice.Declined(
                $"Direct: groups of {inChannels} and {outChannels} channels are not whole blocks of {Block}");

        var fusion = Fusion.Of(draft, layer, withPool: true);
        var shape = fusion.Last.Output;
        var layout = groups == 1 ? source.Layout : Layout.Blocks;
        var lanes = StripWidth.ForConvolution(outChannels, shape.Height, shape.Width, fusion.Epilogue, mustDivide: groups > 1);
        var window = convolution.Window;
        var (rows, columns) = (window.Vertical.Window, window.Horizontal.Window);
        var packing = new TapPacking(
            convolution.OutChannels, inChannels, lanes, layout == Layout.Blocks ? Block : 1, rows, columns,
            First: 0, OutStep: inChannels * rows * columns, InStep: rows * columns, RowStep: columns, ColumnStep: 1);
        var pass = new DirectPass(
            AxisOf(window.Vertical, shape.Height * fusion.Epilogue.PoolRows),
            AxisOf(window.Horizontal, shape.Width * fusion.Epilogue.PoolColumns),
            Taps.Of(draft, layer, packing, convolution.HasBias, fusion.Normalization));
        draft.Add(
            new DirectStep
            {
                Title = fusion.Title(draft.Network, layer),
                Inputs = [new Use(source, layout, pass.HaloOf(layer.Input))],
                Output = new PlannedTensor(shape, Layout.Blocks) { WrittenPlanes = (int)((packing.Start + Block - 1) / Block) },
                Weights = [pass.Weights],
                Passes = [pass],
                Epilogue = fusion.Epilogue,
                Groups = groups,
            },
            fusion.Last);
        return fusion.Last;
    }

    /// <summary>The axis of a window as a pass that computes that many sums.</summary>
    public static PassAxis AxisOf(WindowAxis axis, int sums) => new(sums, -axis.Before, axis.Stride, axis.Window, axis.Dilation);
}
